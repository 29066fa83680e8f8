import { parseUuid, type RoleName } from '@cstar.help/contract';
import { and, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import {
  apiKeys,
  customerSessions,
  type Environment,
  type KeyType,
  mailTokens,
  members,
  quickhelpAnswers,
  type RateLimits,
  rateLimits,
  refreshTokens,
  removedFiles,
  serverSecrets,
  storedResponses,
  teams,
} from './schema/index.ts';

// The few queries that run as the owner of the tables, outside any tenant. All of them are here.

export interface StoredKey {
  id: string;
  hash: string;
  type: KeyType;
  environment: Environment;
  expiresAt: Date | null;
  teamId: string;
  teamName: string;
  teamSlug: string;
  rateLimits: RateLimits;
  memberId: string;
  memberName: string;
  role: RoleName;
}

export async function findKey(db: Database, hash: string): Promise<StoredKey | undefined> {
  const [found] = await db
    .select({
      id: apiKeys.id,
      hash: apiKeys.hash,
      type: apiKeys.type,
      environment: apiKeys.environment,
      expiresAt: apiKeys.expiresAt,
      teamId: teams.id,
      teamName: teams.name,
      teamSlug: teams.slug,
      rateLimits: teams.rateLimits,
      memberId: members.id,
      memberName: members.name,
      role: members.role,
    })
    .from(apiKeys)
    .innerJoin(teams, eq(teams.id, apiKeys.teamId))
    .innerJoin(members, eq(members.id, apiKeys.memberId))
    .where(eq(apiKeys.hash, hash));
  return found;
}

/** Which of these keys still hold. */
export async function findValidKeys(db: Database, ids: string[], now: Date): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const found = await db
    .select({ id: apiKeys.id })
    .from(apiKeys)
    .where(and(inArray(apiKeys.id, ids), or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now))));
  return new Set(found.map(({ id }) => id));
}

/** Which of these sessions of customers still hold. */
export async function findValidSessions(db: Database, ids: string[], now: Date): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const found = await db
    .select({ id: customerSessions.id })
    .from(customerSessions)
    .where(
      and(
        inArray(customerSessions.id, ids),
        isNull(customerSessions.revokedAt),
        gt(customerSessions.expiresAt, now),
      ),
    );
  return new Set(found.map(({ id }) => id));
}

/** Adds a team; false when its slug is taken. */
export async function insertTeam(db: Database, team: typeof teams.$inferInsert): Promise<boolean> {
  const added = await db
    .insert(teams)
    .values(team)
    .onConflictDoNothing({ target: teams.slug })
    .returning({ id: teams.id });
  return added.length === 1;
}

export async function insertKeys(db: Database, keys: (typeof apiKeys.$inferInsert)[]): Promise<void> {
  await db.insert(apiKeys).values(keys);
}

/** The owner of a team, for whom keys are made when nobody else is named. */
export async function findOwner(db: Database, teamId: string): Promise<string | undefined> {
  const [owner] = await db
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.teamId, teamId), eq(members.role, 'owner')));
  return owner?.id;
}

export async function findTeam(db: Database, slug: string) {
  const [found] = await db.select().from(teams).where(eq(teams.slug, slug));
  return found;
}

/** The team that a slug or a UUID names. */
export async function findTeamByReference(db: Database, reference: string) {
  const id = parseUuid(reference);
  const [found] = await db
    .select({ id: teams.id, name: teams.name, slug: teams.slug })
    .from(teams)
    .where(id === null ? eq(teams.slug, reference) : or(eq(teams.id, id), eq(teams.slug, reference)));
  return found;
}

const day = 24 * 60 * 60 * 1_000;
/** A refresh token that was used, or is over, can end its session for so long if it comes again. */
const keepsRefreshTokens = day;
const keepsAnswers = 365 * day;

/**
 * Removes what nobody can ask for any more: stored responses that are old at `now`, rate limit windows that are over,
 * tokens and sessions that have ended, and answers of the quick help after a year. Windows are counted by the real clock, whatever clock the server was given.
 */
export async function removeExpired(db: Database, now: Date): Promise<void> {
  await db.delete(storedResponses).where(lt(storedResponses.expiresAt, now));
  await db.delete(rateLimits).where(lt(rateLimits.expire, Date.now()));
  await db.delete(customerSessions).where(lt(customerSessions.expiresAt, now));
  await db.delete(mailTokens).where(lt(mailTokens.expiresAt, now));
  const tokensOf = new Date(now.getTime() - keepsRefreshTokens);
  await db
    .delete(refreshTokens)
    .where(or(lt(refreshTokens.usedAt, tokensOf), lt(refreshTokens.expiresAt, tokensOf)));
  const answersOf = new Date(now.getTime() - keepsAnswers);
  await db.delete(quickhelpAnswers).where(lt(quickhelpAnswers.createdAt, answersOf));
}

/** The secret of this name: the one that another process stored, or else `fresh`, which then is stored. */
export async function findOrStoreSecret(db: Database, name: string, fresh: string): Promise<string> {
  await db.insert(serverSecrets).values({ name, value: fresh }).onConflictDoNothing();
  const [stored] = await db.select().from(serverSecrets).where(eq(serverSecrets.name, name));
  return stored?.value ?? fresh;
}

/** Paths of files whose rows are gone. */
export async function findRemovedFiles(db: Database, limit: number): Promise<string[]> {
  const rows = await db.select().from(removedFiles).limit(limit);
  return rows.map(({ storagePath }) => storagePath);
}

/** Forgets removed files whose bytes are gone too. */
export async function forgetRemovedFiles(db: Database, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  await db.delete(removedFiles).where(inArray(removedFiles.storagePath, [...paths]));
}

/** Resolves when the database answers. */
export async function ping(db: Database): Promise<void> {
  await db.execute(sql`select 1`);
}
