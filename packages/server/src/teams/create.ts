import { formatId } from '@cstar.help/contract';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Database } from '../db/database.ts';
import { findTeam, insertKeys, insertTeam } from '../db/owner.ts';
import { type Environment, type KeyType, members } from '../db/schema/index.ts';
import { inTenant } from '../db/tenant.ts';
import { ApiError } from '../errors.ts';
import { slugify } from '../resources/shared/slug.ts';
import { seedTeam } from '../seed/seed.ts';
import { hashKey, keyHint, newKey } from './keys.ts';

const hourlyLimit = z.int().min(1).max(1_000_000_000).optional();

export const CreateTeamOptions = z.strictObject({
  name: z.string().trim().min(1).max(200).default('Test team'),
  slug: z
    .string()
    .max(100)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case letters and digits, parted by single dashes')
    .optional(),
  rateLimits: z.strictObject({ secret: hourlyLimit, publishable: hourlyLimit }).default({}),
  demoData: z.boolean().default(false),
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
  /** Whom tickets can be assigned to. A new team has its owner. */
  members: { id: string; name: string; email: string; role: string }[];
}

export interface TeamDependencies {
  db: Database;
  clock: () => number;
}

/** Makes a team with an owner, one key of each kind and, when asked, demo data in both environments. */
export async function createTeam(
  { db, clock }: TeamDependencies,
  options: z.output<typeof CreateTeamOptions>,
): Promise<CreatedTeam> {
  const now = new Date(clock());
  const id = uuidv7();
  const slug = options.slug ?? `${slugify(options.name)}-${id.slice(-8)}`;
  const team = { id, name: options.name, slug, rateLimits: options.rateLimits, createdAt: now };
  if (!(await insertTeam(db, team))) {
    throw new ApiError('resource_conflict', `The slug '${slug}' belongs to another team. Choose another.`, {
      param: 'slug',
    });
  }
  const keys = await issueKeys({ db, clock }, id);
  const owner = {
    id: uuidv7(),
    teamId: id,
    name: 'Robin Owner',
    email: `owner@${slug}.example`,
    role: 'owner',
    createdAt: now,
  } as const;
  const staff = await inTenant(db, { teamId: id, environment: 'live' }, 'write', async (tx) => {
    await tx.insert(members).values(owner);
    return [owner];
  });
  const seeded = options.demoData ? await seedTeam(db, id, now) : [];
  return {
    teamId: id,
    teamName: options.name,
    teamSlug: slug,
    keys,
    members: [...staff, ...seeded].map((member) => ({
      id: formatId('member', member.id),
      name: member.name,
      email: member.email,
      role: member.role,
    })),
  };
}

/** The team with this slug and fresh keys for it, made on first use. Old keys stay valid. */
export async function openTeam(
  dependencies: TeamDependencies,
  options: z.output<typeof CreateTeamOptions> & { slug: string },
): Promise<Omit<CreatedTeam, 'members'>> {
  const existing = await findTeam(dependencies.db, options.slug);
  if (existing === undefined) return createTeam(dependencies, options);
  const keys = await issueKeys(dependencies, existing.id);
  return { teamId: existing.id, teamName: existing.name, teamSlug: existing.slug, keys };
}

async function issueKeys({ db, clock }: TeamDependencies, teamId: string): Promise<TeamKeys> {
  const createdAt = new Date(clock());
  const keys = {
    secretLive: newKey('secret', 'live'),
    secretTest: newKey('secret', 'test'),
    publishableLive: newKey('publishable', 'live'),
    publishableTest: newKey('publishable', 'test'),
  };
  const row = (key: string, type: KeyType, environment: Environment) => ({
    id: uuidv7(),
    teamId,
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
