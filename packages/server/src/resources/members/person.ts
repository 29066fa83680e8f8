import { eq, or, type SQL } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { members } from '../../db/schema/index.ts';

export type MemberRow = typeof members.$inferSelect;

/** Matches the member that an id names: the membership itself, or the user account behind it. */
export const isPerson = (id: string): SQL | undefined => or(eq(members.id, id), eq(members.userId, id));

/** The member that an id names; undefined when there is none in this team. */
export async function findPerson({ tx }: Pick<Context, 'tx'>, id: string): Promise<MemberRow | undefined> {
  const [member] = await tx.select().from(members).where(isPerson(id));
  return member;
}
