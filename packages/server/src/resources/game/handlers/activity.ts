import type { contract } from '@cstar.help/contract';
import { formatId } from '@cstar.help/contract';
import { and, desc, eq, lt, or, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { Context } from '../../../context.ts';
import { gameEvents, members } from '../../../db/schema/index.ts';
import type { Handlers } from '../../../handlers.ts';
import { unknownReference } from '../../shared/missing.ts';
import { iso } from '../../shared/paging.ts';
import { gameConfig } from '../config.ts';
import { requirePlayer } from '../players.ts';

type GameActivity = z.input<typeof contract.gameActivity.schemas.GameActivity>;
type Row = typeof gameEvents.$inferSelect;

const present = (row: Row, name: string | null): GameActivity => ({
  object: 'game_activity',
  id: formatId('activity', row.id),
  action: row.action,
  actor: row.memberId === null ? null : { id: formatId('member', row.memberId), name: name ?? '' },
  icon: row.icon,
  metadata: row.metadata,
  createdAt: iso(row.createdAt),
});

async function newest({ tx }: Context, limit: number, where: SQL | undefined): Promise<GameActivity[]> {
  const rows = await tx
    .select({ entry: gameEvents, name: members.name })
    .from(gameEvents)
    .leftJoin(members, eq(members.id, gameEvents.memberId))
    .where(where)
    .orderBy(desc(gameEvents.createdAt), desc(gameEvents.id))
    .limit(limit);
  return rows.map(({ entry, name }) => present(entry, name));
}

/** Matches what is older than an entry. */
async function olderThan({ tx }: Context, id: string): Promise<SQL | undefined> {
  const [entry] = await tx.select().from(gameEvents).where(eq(gameEvents.id, id));
  if (entry === undefined) throw unknownReference('activity', id, 'before');
  const { createdAt } = entry;
  return or(
    lt(gameEvents.createdAt, createdAt),
    and(eq(gameEvents.createdAt, createdAt), lt(gameEvents.id, id)),
  );
}

export const gameActivityHandlers: Handlers<'gameActivity'> = {
  async activity({ query, context }) {
    const older = query.before === undefined ? undefined : await olderThan(context, query.before);
    // One more than asked for tells whether anything follows.
    const found = await newest(context, query.limit + 1, older);
    const items = found.slice(0, query.limit);
    return { items, cursor: found.length > query.limit ? (items.at(-1)?.id ?? null) : null };
  },

  async 'activity.member'({ params, query, context }) {
    const member = await requirePlayer(context, params.memberId);
    return newest(context, query.limit, eq(gameEvents.memberId, member.id));
  },

  async config() {
    return gameConfig;
  },
};
