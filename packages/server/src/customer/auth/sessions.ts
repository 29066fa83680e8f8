import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { customerSessions, customers, refreshTokens } from '../../db/schema/index.ts';
import { accountRules } from '../access-settings.ts';
import { endSessions } from '../end-sessions.ts';
import { type AccountHolder, findById, mustProve } from './accounts.ts';
import { hashOfToken, newToken } from './secret-tokens.ts';

const day = 24 * 60 * 60 * 1_000;

/** A session ends so long after it was last refreshed, in milliseconds, and so long after its begin at the latest. */
const lifetime = 30 * day;
const longest = 180 * day;

/**
 * For so long after its use, a refresh token may come again, in milliseconds: the answer got lost and the client
 * tries again, or two tabs have the same one. It then gets the successor it got before, as long as that one was not
 * used: whoever has it could have had nothing else. So there is one chain of tokens, and a thief who copies one
 * ends it, at the latest with the next refresh of either.
 */
const grace = 10_000;

/** What a client gets for a session, before its access token is signed. */
export interface StartedSession {
  sessionId: string;
  refreshToken: string;
  customer: AccountHolder;
}

const nextEnd = (now: Date, begin: Date) =>
  new Date(Math.min(now.getTime() + lifetime, begin.getTime() + longest));

export async function startSession(context: Context, customer: AccountHolder): Promise<StartedSession> {
  const { tx, now } = context;
  const sessionId = context.newId();
  await tx.insert(customerSessions).values({
    id: sessionId,
    ...partitionOf(context),
    kind: 'account',
    customerId: customer.id,
    createdAt: now,
    expiresAt: nextEnd(now, now),
  });
  const refreshToken = newToken();
  await keepToken(context, sessionId, refreshToken);
  return { sessionId, refreshToken, customer };
}

async function keepToken(context: Context, sessionId: string, token: string): Promise<void> {
  const { tx, now } = context;
  await tx.insert(refreshTokens).values({
    hash: hashOfToken(token),
    ...partitionOf(context),
    sessionId,
    createdAt: now,
    // The session may end before it.
    expiresAt: nextEnd(now, now),
  });
}

/**
 * Exchanges a refresh token for its successor; undefined when it is none that holds. A used one that comes again
 * ends its session: it was stolen, or its successor was.
 *
 * @param successorOf the same successor for the same token, each time
 */
export async function refreshSession(
  context: Context,
  token: string,
  successorOf: (token: string) => string,
): Promise<StartedSession | undefined> {
  const session = await lockSessionOf(context, token);
  if (session === undefined) return undefined;
  const { sessionId, customer, begin } = session;
  if (!(await isInUse(context, customer.id))) {
    await endSession(context, sessionId);
    return undefined;
  }
  const refreshToken = successorOf(token);
  const before = await readToken(context, token);
  if (before === undefined) return undefined;
  if (before.usedAt === null) {
    await useToken(context, { sessionId, begin }, { token, refreshToken });
  } else if (!(await isRepetition(context, before.usedAt, refreshToken))) {
    await endSessions(context, eq(customerSessions.id, sessionId));
    return undefined;
  }
  return { sessionId, refreshToken, customer };
}

/** What a team asks of a log-in it asks of a session that goes on as well. */
async function isInUse(context: Context, customerId: string): Promise<boolean> {
  const found = await findById(context, customerId);
  return found !== undefined && found.passwordHash !== null && !mustProve(found, await accountRules(context));
}

/** The session behind a refresh token, be it used or not, if it holds: locked, so that one refresh goes at a time. */
async function lockSessionOf({ tx, now }: Context, token: string) {
  const [found] = await tx
    .select({
      sessionId: customerSessions.id,
      begin: customerSessions.createdAt,
      customer: { id: customers.id, name: customers.name, email: customers.email },
    })
    .from(refreshTokens)
    .innerJoin(customerSessions, eq(customerSessions.id, refreshTokens.sessionId))
    .innerJoin(customers, eq(customers.id, customerSessions.customerId))
    .where(and(eq(refreshTokens.hash, hashOfToken(token)), holds(now)))
    .for('update', { of: customerSessions });
  return found;
}

const holds = (now: Date) => and(isNull(customerSessions.revokedAt), gt(customerSessions.expiresAt, now));

/** Read after the lock: whoever had it before may have used the token. */
async function readToken({ tx }: Context, token: string) {
  const [found] = await tx
    .select({ usedAt: refreshTokens.usedAt })
    .from(refreshTokens)
    .where(eq(refreshTokens.hash, hashOfToken(token)));
  return found;
}

async function useToken(
  context: Context,
  { sessionId, begin }: { sessionId: string; begin: Date },
  { token, refreshToken }: { token: string; refreshToken: string },
): Promise<void> {
  const { tx, now } = context;
  await tx
    .update(refreshTokens)
    .set({ usedAt: now })
    .where(eq(refreshTokens.hash, hashOfToken(token)));
  await keepToken(context, sessionId, refreshToken);
  await tx
    .update(customerSessions)
    .set({ expiresAt: nextEnd(now, begin) })
    .where(eq(customerSessions.id, sessionId));
}

async function isRepetition(context: Context, usedAt: Date, successor: string): Promise<boolean> {
  if (context.now.getTime() - usedAt.getTime() > grace) return false;
  const next = await readToken(context, successor);
  return next !== undefined && next.usedAt === null;
}

/** Whose session a refresh token belongs to, used or not; undefined when the session is over. */
export async function sessionOf(context: Context, token: string) {
  const session = await lockSessionOf(context, token);
  return session && { sessionId: session.sessionId, customerId: session.customer.id };
}

export const endSession = (context: Context, sessionId: string): Promise<void> =>
  endSessions(context, eq(customerSessions.id, sessionId));

/** Ends what a customer has open, on all devices. */
export const endSessionsOf = (
  context: Context,
  customerId: string,
  kinds: readonly ('account' | 'identified')[] = ['account', 'identified'],
): Promise<void> =>
  endSessions(
    context,
    and(eq(customerSessions.customerId, customerId), inArray(customerSessions.kind, [...kinds])),
  );
