import { formatId } from '@cstar.help/contract';
import { and, eq } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { gameAchievements, gameLedger, gameQuestProgress } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { event } from '../../events/events.ts';
import { tell } from './feed.ts';
import { lockGame, nameOf, readPlayer, writePlayer } from './players.ts';
import { dayOf } from './rules/days.ts';
import type { Player } from './rules/players.ts';
import { questsOf } from './rules/quests.ts';
import { type Deed, type Outcome, type QuestState, takeTurn } from './rules/turn.ts';

/**
 * The one way in which a player gets or spends anything: plays a deed to its end and keeps, tells
 * and publishes what follows from it.
 *
 * @throws ApiError when it costs more gold than the player has.
 */
export async function play(context: Context, memberId: string, deed: Deed): Promise<Player> {
  await lockGame(context);
  const day = dayOf(context.now);
  const player = await readPlayer(context, memberId);
  if (player.gold + (deed.gold ?? 0) < 0) {
    throw new ApiError(
      'resource_conflict',
      `This costs ${-(deed.gold ?? 0)} gold, but the player has only ${player.gold}. Spend less, or earn more first.`,
    );
  }
  const before = {
    player,
    quests: await questStates(context, memberId, day),
    unlocked: await unlockedBy(context, memberId),
  };
  const outcome = takeTurn(before, deed, day);
  await writePlayer(context, outcome.player);
  await keepQuests(context, memberId, day, before.quests, outcome.quests);
  await keepAchievements(context, memberId, outcome);
  await enterLedger(context, memberId, deed, outcome);
  await announce(context, memberId, outcome);
  return outcome.player;
}

/** The quests of a day, and how far a player has come with them. */
export async function questStates(
  { tx }: Pick<Context, 'tx'>,
  memberId: string,
  day: string,
): Promise<QuestState[]> {
  const rows = await tx
    .select()
    .from(gameQuestProgress)
    .where(and(eq(gameQuestProgress.memberId, memberId), eq(gameQuestProgress.day, day)));
  const byId = new Map(rows.map((row) => [row.questId, row]));
  return questsOf(day).map((quest) => {
    const row = byId.get(quest.id);
    return { quest, progress: row?.progress ?? 0, completed: row !== undefined && row.completedAt !== null };
  });
}

async function unlockedBy({ tx }: Pick<Context, 'tx'>, memberId: string): Promise<Set<string>> {
  const rows = await tx
    .select({ id: gameAchievements.achievementId })
    .from(gameAchievements)
    .where(eq(gameAchievements.memberId, memberId));
  return new Set(rows.map(({ id }) => id));
}

async function keepQuests(
  context: Context,
  memberId: string,
  day: string,
  before: readonly QuestState[],
  after: readonly QuestState[],
): Promise<void> {
  const table = gameQuestProgress;
  const target = [table.teamId, table.environment, table.memberId, table.day, table.questId];
  for (const [index, { quest, progress, completed }] of after.entries()) {
    if (progress === before[index]?.progress) continue;
    const values = { progress, completedAt: completed ? context.now : null };
    await context.tx
      .insert(gameQuestProgress)
      .values({ ...partitionOf(context), memberId, day, questId: quest.id, ...values })
      .onConflictDoUpdate({ target, set: values });
  }
}

async function keepAchievements(
  context: Context,
  memberId: string,
  { achievements }: Outcome,
): Promise<void> {
  if (achievements.length === 0) return;
  const row = { ...partitionOf(context), memberId, unlockedAt: context.now };
  await context.tx
    .insert(gameAchievements)
    .values(achievements.map(({ id }) => ({ ...row, achievementId: id })));
}

async function enterLedger(
  context: Context,
  memberId: string,
  { reason, counters = {} }: Deed,
  { entries }: Outcome,
): Promise<void> {
  const work = { ticketsClosed: counters.tickets_closed ?? 0, bossDamage: counters.boss_damage ?? 0 };
  const none = { ticketsClosed: 0, bossDamage: 0 };
  const rows: (Outcome['entries'][number] & typeof none)[] = entries.map((entry) => ({ ...entry, ...none }));
  if (work.ticketsClosed > 0 || work.bossDamage > 0) {
    rows.push({ reason, xp: 0, gold: 0, score: 0, ...work });
  }
  if (rows.length === 0) return;
  await context.tx.insert(gameLedger).values(
    rows.map((row) => ({
      ...row,
      id: context.newId(),
      ...partitionOf(context),
      memberId,
      createdAt: context.now,
    })),
  );
}

/** Tells everybody who listens, and the feed, what a deed has led to. */
async function announce(context: Context, memberId: string, outcome: Outcome): Promise<void> {
  const { player, entries, levels, completedQuests, achievements, streakMilestone } = outcome;
  const member = { id: formatId('member', memberId), name: (await nameOf(context, memberId)) ?? '' };
  const about = { resourceType: 'player', resourceId: member.id };
  const feed = (action: string, icon: string, metadata: Record<string, unknown>) =>
    tell(context, { memberId, action, icon, metadata });

  let totalXp = player.xp - entries.reduce((sum, { xp }) => sum + xp, 0);
  for (const { reason: source, xp, gold } of entries) {
    if (xp === 0) continue;
    totalXp += xp;
    const payload = { member, source, xp, gold, totalXp };
    await context.publish(
      event({ type: 'player.xp_gained', ...about, payload, details: { source, xp, gold } }),
    );
  }
  for (const level of levels) {
    const payload = { member, level, previousLevel: level - 1 };
    await context.publish(event({ type: 'player.level_up', ...about, payload, details: { level } }));
    await feed('level_up', 'arrow-up', { level });
  }
  if (streakMilestone !== null) {
    const details = { days: streakMilestone };
    const payload = { member, ...details };
    await context.publish(event({ type: 'player.streak_milestone', ...about, payload, details }));
    await feed('streak_milestone', 'flame', details);
  }
  for (const { id, name, xp, gold } of completedQuests) {
    const payload = { member, quest: { id, name }, xp, gold };
    const details = { questId: id, questName: name, xp, gold };
    await context.publish(event({ type: 'player.quest_completed', ...about, payload, details }));
    await feed('quest_completed', 'scroll', details);
  }
  for (const { id, name, rarity, xp, gold } of achievements) {
    const payload = { member, achievement: { id, name }, xp, gold };
    const details = { achievementId: id, achievementName: name, rarity, xp, gold };
    await context.publish(event({ type: 'player.achievement_unlocked', ...about, payload, details }));
    await feed('achievement_unlocked', 'trophy', details);
  }
}
