import type { contract } from '@cstar.help/contract';
import { formatId } from '@cstar.help/contract';
import { and, count, desc, eq, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import type { Context } from '../../../context.ts';
import { highFives } from '../../../db/schema/index.ts';
import { ApiError } from '../../../errors.ts';
import { event } from '../../../events/events.ts';
import type { Handlers } from '../../../handlers.ts';
import { iso } from '../../shared/paging.ts';
import { requireActing } from '../acting.ts';
import { play } from '../engine.ts';
import { tell } from '../feed.ts';
import { lockGame } from '../players.ts';
import { social } from '../rules/constants.ts';
import { dayOf } from '../rules/days.ts';

type HighFive = z.input<typeof contract.gameSocial.schemas.HighFive>;
type Row = typeof highFives.$inferSelect;
type Handled = 'highFives.list' | 'highFives.send' | 'highFives.canSend';

const present = (row: Row, senderName: string, recipientName: string): HighFive => ({
  object: 'high_five',
  id: formatId('highFive', row.id),
  senderTeam: { id: row.senderTeamId, name: senderName },
  recipientTeam: { id: row.recipientTeamId, name: recipientName },
  message: row.message,
  createdAt: iso(row.createdAt),
});

/** The name of any team. Requests may read their own team only; a function of the database tells names. */
const teamName = (id: string | AnyPgColumn) => sql<string | null>`cstar_team_name(${id})`;

async function findTeamName({ tx }: Context, teamId: string): Promise<string> {
  const [found] = await tx.select({ name: teamName(teamId) }).from(sql`(select 1) as one`);
  if (found?.name) return found.name;
  throw new ApiError(
    'resource_missing',
    `No team has the ID ${teamId}. Use the ID that the other team reads under Settings or from whoami.`,
    { param: 'recipientTeamId' },
  );
}

async function leftToday({ tx, now, principal }: Context): Promise<number> {
  const [sent] = await tx
    .select({ count: count() })
    .from(highFives)
    .where(and(eq(highFives.senderTeamId, principal.teamId), eq(highFives.day, dayOf(now))));
  return Math.max(0, social.highFivesPerTeamPerDay - (sent?.count ?? 0));
}

export const highFiveHandlers: Pick<Handlers<'gameSocial'>, Handled> = {
  async 'highFives.list'({ query, context }) {
    // The policy of the table shows those that this team sent or got.
    const rows = await context.tx
      .select({
        highFive: highFives,
        senderName: teamName(highFives.senderTeamId),
        recipientName: teamName(highFives.recipientTeamId),
      })
      .from(highFives)
      .orderBy(desc(highFives.createdAt), desc(highFives.id))
      .limit(query.limit);
    return rows.map((row) => present(row.highFive, row.senderName ?? '', row.recipientName ?? ''));
  },

  async 'highFives.send'({ body, context }) {
    const { principal, now } = context;
    if (body.recipientTeamId === principal.teamId) {
      throw new ApiError(
        'parameter_invalid',
        'recipientTeamId is your own team, and a high five goes to another one. Use the ID of another team.',
        { param: 'recipientTeamId' },
      );
    }
    const from = await requireActing(context, body.senderUserId, 'senderUserId');
    const recipientName = await findTeamName(context, body.recipientTeamId);
    await lockGame(context);
    const row: Row = {
      id: context.newId(),
      environment: principal.environment,
      senderTeamId: principal.teamId,
      recipientTeamId: body.recipientTeamId,
      message: body.message || null,
      day: dayOf(now),
      createdAt: now,
    };
    // The unique index of team and day says whether there was one.
    const kept = await context.tx.insert(highFives).values(row).onConflictDoNothing().returning();
    if (kept.length === 0) {
      throw new ApiError(
        'resource_conflict',
        'Your team has sent its high five of today. The next one can go out after midnight UTC.',
        { param: 'recipientTeamId' },
      );
    }
    const about = { recipientTeamId: row.recipientTeamId, recipientTeamName: recipientName };
    await play(context, from.id, { reason: 'high_five', counters: { high_fives_sent: 1 } });
    await tell(context, {
      memberId: from.id,
      action: 'high_five_sent',
      icon: 'hand',
      metadata: { ...about, message: row.message },
    });
    await context.publish(
      event({
        type: 'social.high_five_sent',
        resourceType: 'high_five',
        resourceId: formatId('highFive', row.id),
        payload: {
          senderId: formatId('member', from.id),
          senderName: from.name,
          senderTeamId: principal.teamId,
          senderTeamName: principal.teamName,
          ...about,
          message: row.message,
        },
        details: about,
      }),
    );
    return present(row, principal.teamName, recipientName);
  },

  async 'highFives.canSend'({ params, context }) {
    await findTeamName(context, params.recipientTeamId);
    const remaining = await leftToday(context);
    const isOther = params.recipientTeamId !== context.principal.teamId;
    return {
      object: 'high_five_allowance',
      canSend: isOther && remaining > 0,
      highFivesRemaining: remaining,
    };
  },
};
