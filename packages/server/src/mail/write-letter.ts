import { and, eq, gt, isNull } from 'drizzle-orm';
import { type AccountRules, accountRules } from '../customer/access-settings.ts';
import { hashOfToken, newToken } from '../customer/auth/secret-tokens.ts';
import type { Database, Transaction } from '../db/database.ts';
import { customerAccounts, customers, mailTokens, teams } from '../db/schema/index.ts';
import { inTenant } from '../db/tenant.ts';
import { confirmLetter, existsLetter, type LetterFacts, resetLetter } from './letters.ts';
import type { Mail } from './mailer.ts';
import type { Letter, MailJob } from './queue.ts';

const hour = 60 * 60 * 1_000;

/** How long the token of a letter holds, in milliseconds from when it is written. */
export const tokenLifetimes = { confirm: 24 * hour, reset: hour } as const;

/**
 * Writes a letter, and makes the token that it brings: the database keeps only its hash. Undefined when there is
 * nothing to write any more, or never was: an address without an account gets no mail.
 */
export async function writeLetter(db: Database, job: MailJob, now: Date): Promise<Mail | undefined> {
  return inTenant(db, job, 'write', async (tx) => {
    const [team] = await tx.select({ name: teams.name }).from(teams).where(eq(teams.id, job.teamId));
    if (team === undefined) return undefined;
    const desk: Desk = { tx, now, job, teamName: team.name, rules: await accountRules({ tx }) };
    switch (job.letter.kind) {
      case 'confirm':
        return toConfirm(desk, job.letter);
      case 'exists':
        return thatExists(desk, job.letter);
      case 'reset':
        return toReset(desk, job.letter);
    }
  });
}

interface Desk {
  tx: Transaction;
  now: Date;
  job: MailJob;
  teamName: string;
  rules: AccountRules;
}

const person = { id: customers.id, name: customers.name, email: customers.email };
type Person = { id: string; name: string; email: string };

const factsOf = ({ teamName }: Desk, { name, email }: Person, pageUrl: string | null): LetterFacts => ({
  teamName,
  name,
  email,
  pageUrl,
});

async function toConfirm(desk: Desk, { request }: Letter & { kind: 'confirm' }): Promise<Mail | undefined> {
  const { tx, now, rules } = desk;
  const [found] = await tx
    .select({ customer: person, passwordHash: mailTokens.passwordHash })
    .from(mailTokens)
    .innerJoin(customers, eq(customers.id, mailTokens.customerId))
    .where(and(eq(mailTokens.hash, request), isNull(mailTokens.usedAt), gt(mailTokens.expiresAt, now)));
  if (found === undefined) return undefined;
  const token = await makeToken(desk, found.customer, 'confirm', found.passwordHash);
  return confirmLetter(factsOf(desk, found.customer, rules.confirmUrl), token);
}

async function thatExists(desk: Desk, { email }: Letter & { kind: 'exists' }): Promise<Mail | undefined> {
  const holder = await holderOf(desk, email);
  return holder && existsLetter(factsOf(desk, holder, null));
}

async function toReset(desk: Desk, { email }: Letter & { kind: 'reset' }): Promise<Mail | undefined> {
  const holder = await holderOf(desk, email);
  if (holder === undefined) return undefined;
  const token = await makeToken(desk, holder, 'reset', null);
  return resetLetter(factsOf(desk, holder, desk.rules.resetUrl), token);
}

async function holderOf({ tx }: Desk, email: string): Promise<Person | undefined> {
  const [found] = await tx
    .select(person)
    .from(customers)
    .innerJoin(customerAccounts, eq(customerAccounts.customerId, customers.id))
    .where(eq(customers.email, email));
  return found;
}

async function makeToken(
  { tx, now, job }: Desk,
  customer: Person,
  purpose: keyof typeof tokenLifetimes,
  passwordHash: string | null,
): Promise<string> {
  const token = newToken();
  await tx.insert(mailTokens).values({
    hash: hashOfToken(token),
    teamId: job.teamId,
    environment: job.environment,
    customerId: customer.id,
    purpose,
    passwordHash,
    createdAt: now,
    expiresAt: new Date(now.getTime() + tokenLifetimes[purpose]),
  });
  return token;
}
