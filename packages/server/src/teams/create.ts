import { AssignableRole, formatId, type RoleName } from '@cstar.help/contract';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Database } from '../db/database.ts';
import { findOwner, findTeam, insertKeys, insertTeam } from '../db/owner.ts';
import { type Environment, type KeyType, members } from '../db/schema/index.ts';
import { enterTenant, leaveTenant } from '../db/tenant.ts';
import { ApiError } from '../errors.ts';
import { maxRateLimit } from '../options.ts';
import { slugify } from '../resources/shared/slug.ts';
import { seedTeam } from '../seed/seed.ts';
import { hashKey, keyHint, newKey } from './keys.ts';

const hourlyLimit = z.int().min(1).max(maxRateLimit).optional();

export const CreateTeamOptions = z.strictObject({
  name: z.string().trim().min(1).max(200).default('Test team'),
  slug: z
    .string()
    .max(100)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case letters and digits, parted by single dashes')
    .optional(),
  rateLimits: z.strictObject({ secret: hourlyLimit, publishable: hourlyLimit }).default({}),
  demoData: z.boolean().default(false),
  members: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(200),
        email: z.email().max(320).optional(),
        role: AssignableRole.default('agent'),
      }),
    )
    .max(50)
    .default([]),
});

export interface TeamKeys {
  secretLive: string;
  secretTest: string;
  publishableLive: string;
  publishableTest: string;
}

export interface CreatedTeam {
  teamId: string;
  teamName: string;
  teamSlug: string;
  /** Shown this once; the server stores digests only. */
  keys: TeamKeys;
  /** Whom tickets can be assigned to: the owner, then those asked for, then those of the demo data. */
  members: CreatedMember[];
}

interface CreatedMember {
  id: string;
  /** The user account behind the membership (usr_ prefix). */
  userId: string;
  name: string;
  email: string;
  role: string;
  /** Keys that act as this member. Of the owner, the same as the team's. */
  keys: TeamKeys;
}

export interface TeamDependencies {
  db: Database;
  clock: () => number;
}

/**
 * Makes a team with an owner, one key of each kind and, when asked, demo data in both environments.
 *
 * @throws ApiError when the slug belongs to another team.
 */
export async function createTeam(
  dependencies: TeamDependencies,
  options: z.output<typeof CreateTeamOptions>,
): Promise<CreatedTeam> {
  const created = await addTeam(dependencies, options);
  if (created === undefined) {
    throw new ApiError(
      'resource_conflict',
      `The slug '${options.slug ?? slugify(options.name)}' belongs to another team. Choose another.`,
      {
        param: 'slug',
      },
    );
  }
  return created;
}

/** The team with this slug and fresh keys for it, made on first use. Old keys stay valid. */
export async function openTeam(
  dependencies: TeamDependencies,
  options: z.output<typeof CreateTeamOptions> & { slug: string },
): Promise<Omit<CreatedTeam, 'members'>> {
  const { db, clock } = dependencies;
  const open = async () => {
    const team = await findTeam(db, options.slug);
    if (team === undefined) return undefined;
    const ownerId = await findOwner(db, team.id);
    if (ownerId === undefined) return undefined;
    const keys = await issueKeys(db, { teamId: team.id, id: ownerId }, new Date(clock()));
    return { teamId: team.id, teamName: team.name, teamSlug: team.slug, keys };
  };
  // The second look finds what another server has made between the first one and the insert.
  const opened = (await open()) ?? (await addTeam(dependencies, options)) ?? (await open());
  if (opened === undefined) {
    throw new Error(`The team '${options.slug}' was removed while it was being opened. Open it again.`);
  }
  return opened;
}

/** One transaction: a crash at any moment leaves the whole team or nothing. Undefined when the slug is taken. */
function addTeam(
  { db, clock }: TeamDependencies,
  { name, rateLimits, demoData, ...options }: z.output<typeof CreateTeamOptions>,
): Promise<CreatedTeam | undefined> {
  const createdAt = new Date(clock());
  const id = uuidv7();
  const slug = options.slug ?? `${slugify(name)}-${id.slice(-8)}`;
  const memberOf = (person: { name: string; email?: string | undefined; role: RoleName }) => ({
    id: uuidv7(),
    userId: uuidv7(),
    teamId: id,
    name: person.name,
    email: person.email ?? `${slugify(person.name)}@${slug}.example`,
    role: person.role,
    avatarUrl: null,
    boringMode: false,
    createdAt,
  });
  return db.transaction(async (tx) => {
    if (!(await insertTeam(tx, { id, name, slug, rateLimits, createdAt }))) return undefined;
    const owner = memberOf({ name: 'Robin Owner', email: `owner@${slug}.example`, role: 'owner' });
    const asked = [owner, ...options.members.map(memberOf)];
    await enterTenant(tx, { teamId: id, environment: 'live' });
    await tx.insert(members).values(asked);
    const seeded = demoData ? await seedTeam(tx, id, createdAt) : [];
    await leaveTenant(tx);
    const created: CreatedMember[] = [];
    for (const member of [...asked, ...seeded]) {
      created.push({
        id: formatId('member', member.id),
        userId: formatId('user', member.userId),
        name: member.name,
        email: member.email,
        role: member.role,
        keys: await issueKeys(tx, member, createdAt),
      });
    }
    const keys = created[0]?.keys;
    if (keys === undefined) throw new Error('A team was made without its owner.');
    return { teamId: id, teamName: name, teamSlug: slug, keys, members: created };
  });
}

async function issueKeys(
  db: Database,
  member: { id: string; teamId: string },
  createdAt: Date,
): Promise<TeamKeys> {
  const keys = {
    secretLive: newKey('secret', 'live'),
    secretTest: newKey('secret', 'test'),
    publishableLive: newKey('publishable', 'live'),
    publishableTest: newKey('publishable', 'test'),
  };
  const row = (key: string, type: KeyType, environment: Environment) => ({
    id: uuidv7(),
    teamId: member.teamId,
    memberId: member.id,
    environment,
    type,
    hash: hashKey(key),
    hint: keyHint(key),
    createdAt,
  });
  await insertKeys(db, [
    row(keys.secretLive, 'secret', 'live'),
    row(keys.secretTest, 'secret', 'test'),
    row(keys.publishableLive, 'publishable', 'live'),
    row(keys.publishableTest, 'publishable', 'test'),
  ]);
  return keys;
}
