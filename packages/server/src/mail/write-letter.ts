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

const person = { id: customers.id, email: customers.email };
type Person = { id: string; email: string };

const factsOf = ({ teamName }: Desk, { email }: Person, pageUrl: string | null): LetterFacts => ({
  teamName,
  email,
  pageUrl,
});

async function toConfirm(desk: Desk, { request }: Letter & { kind: 'confirm' }): Promise<Mail | undefined> {
  const { tx, rules } = desk;
  const asked = await findRequest(desk, request);
  if (asked === undefined) return undefined;
  await tx.select(person).from(customers).where(eq(customers.id, asked.customer.id)).for('update');
  // Once more after the lock: another sign-up may have taken the password away meanwhile.
  const found = await findRequest(desk, request);
  if (found === undefined) return undefined;
  const { customer, passwordHash } = found;
  const token = await makeToken(desk, customer, 'confirm', passwordHash);
  return confirmLetter(factsOf(desk, customer, rules.confirmUrl), token, passwordHash !== null);
}

async function findRequest({ tx, now }: Desk, request: string) {
  const [found] = await tx
    .select({ customer: person, passwordHash: mailTokens.passwordHash })
    .from(mailTokens)
    .innerJoin(customers, and(eq(customers.id, mailTokens.customerId), eq(customers.email, mailTokens.email)))
    .where(and(eq(mailTokens.hash, request), isNull(mailTokens.usedAt), gt(mailTokens.expiresAt, now)));
  return found;
}

async function thatExists(desk: Desk, { email }: Letter & { kind: 'exists' }): Promise<Mail | undefined> {
  const written = await forReset(desk, email);
  return written && existsLetter(written.facts, written.token);
}

async function toReset(desk: Desk, { email }: Letter & { kind: 'reset' }): Promise<Mail | undefined> {
  const written = await forReset(desk, email);
  return written && resetLetter(written.facts, written.token);
}

async function forReset(desk: Desk, email: string) {
  const [holder] = await desk.tx
    .select(person)
    .from(customers)
    .innerJoin(customerAccounts, eq(customerAccounts.customerId, customers.id))
    .where(eq(customers.email, email));
  if (holder === undefined) return undefined;
  const token = await makeToken(desk, holder, 'reset', null);
  return { facts: factsOf(desk, holder, desk.rules.resetUrl), token };
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
    email: customer.email,
    purpose,
    passwordHash,
    createdAt: now,
    expiresAt: new Date(now.getTime() + tokenLifetimes[purpose]),
  });
  return token;
}
