import { randomUUID } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { customers, mailTokens } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { queueLetter } from '../../mail/queue.ts';
import { tokenLifetimes } from '../../mail/write-letter.ts';
import type { AccountHolder } from './accounts.ts';
import { hashOfToken } from './secret-tokens.ts';

type Purpose = keyof typeof tokenLifetimes;

/**
 * Has a letter written that proves the address.
 *
 * @param passwordHash of the sign-up that made the customer; null where the reader of the letter has to choose one
 */
export async function askToConfirm(
  context: Context,
  { id: customerId, email }: AccountHolder,
  passwordHash: string | null,
): Promise<void> {
  const { tx, now } = context;
  // No token has this for its hash: the row is what the letter is written by, with a token of its own.
  const request = `request:${randomUUID()}`;
  await tx.insert(mailTokens).values({
    hash: request,
    ...partitionOf(context),
    customerId,
    email,
    purpose: 'confirm',
    passwordHash,
    createdAt: now,
    expiresAt: new Date(now.getTime() + tokenLifetimes.confirm),
  });
  await queueLetter(context, { kind: 'confirm', request });
}

/**
 * What a token from a mail is good for.
 *
 * @throws ApiError when it is none, was used, or is over
 */
export async function readMailToken({ tx, now }: Context, token: string, purpose: Purpose) {
  const [found] = await tx
    .select({ customerId: mailTokens.customerId, passwordHash: mailTokens.passwordHash })
    .from(mailTokens)
    // Of an address that the customer had before, it proves nothing.
    .innerJoin(customers, and(eq(customers.id, mailTokens.customerId), eq(customers.email, mailTokens.email)))
    .where(
      and(
        eq(mailTokens.hash, hashOfToken(token)),
        eq(mailTokens.purpose, purpose),
        isNull(mailTokens.usedAt),
        gt(mailTokens.expiresAt, now),
      ),
    );
  if (found !== undefined) return found;
  throw new ApiError('invalid_token', messages[purpose], { param: 'token' });
}

const messages: Record<Purpose, string> = {
  confirm:
    'This token confirms nothing: it is none of ours, was used, or is older than 24 hours. Log in, ask for a new password, or sign up again for a new mail.',
  reset:
    'This token sets no password: it is none of ours, was used, or is older than an hour. Ask for a new mail.',
};

/** From now on, whoever confirms the address of the customer has to choose the password. */
export async function keepNoPassword({ tx }: Context, customerId: string): Promise<void> {
  await tx
    .update(mailTokens)
    .set({ passwordHash: null })
    .where(and(eq(mailTokens.customerId, customerId), isNull(mailTokens.usedAt)));
}

/** Nothing that was mailed to the customer before has an effect any more. */
export async function useUpMailTokens({ tx, now }: Context, customerId: string): Promise<void> {
  await tx
    .update(mailTokens)
    .set({ usedAt: now })
    .where(and(eq(mailTokens.customerId, customerId), isNull(mailTokens.usedAt)));
}
