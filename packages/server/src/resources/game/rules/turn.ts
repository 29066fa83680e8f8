import { type Achievement, newlyReached } from './achievements.ts';
import type { Gain } from './constants.ts';
import { givesPrestige, levelOf, levelsBetween } from './levels.ts';
import { addCounters, type Counters, type Metric } from './metrics.ts';
import type { Peaks, Player } from './players.ts';
import { completionBonus, type Quest } from './quests.ts';
import { withBonuses } from './rewards.ts';
import { extendStreak, milestoneReached } from './streaks.ts';

/** Something that a player did or got. */
export interface Deed {
  /** What for, as the ledger and the events say it: `ticket`, `boss`, `one_up`. */
  reason: string;
  xp?: number;
  /** Below zero it is spent. */
  gold?: number;
  /** Whether it is work, which earns more by skills and prestige. Default: no. */
  work?: boolean;
  /** What each XP counts on the leaderboard. Default: 1. */
  weight?: number;
  counters?: Counters;
  peaks?: Peaks;
}

/** How far a player has come with one quest of the day. */
export interface QuestState {
  quest: Quest;
  progress: number;
  completed: boolean;
}

/** A player on one day, with all that a deed may change. */
export interface GameState {
  player: Player;
  quests: readonly QuestState[];
  /** The IDs of the unlocked achievements. */
  unlocked: ReadonlySet<string>;
}

/** What was gained, and for what. */
interface Entry extends Gain {
  reason: string;
  score: number;
}

/** Everything that follows from a deed. */
export interface Outcome extends GameState {
  entries: Entry[];
  /** The levels reached, in order. */
  levels: number[];
  streakMilestone: number | null;
  completedQuests: Quest[];
  /** Whether these were the last quests of the day. */
  completedDay: boolean;
  achievements: Achievement[];
}

/** Plays one deed to its end: what it earns may complete quests and unlock achievements, which earn again. */
export function takeTurn(state: GameState, deed: Deed, day: string): Outcome {
  const counted = count(state.player, deed, day);
  const outcome: Outcome = {
    ...state,
    player: counted,
    entries: [],
    levels: [],
    streakMilestone: milestoneReached(state.player.streak, counted.streak),
    completedQuests: [],
    completedDay: false,
    achievements: [],
  };
  const plain = { xp: deed.xp ?? 0, gold: deed.gold ?? 0 };
  const gain = deed.work ? withBonuses(plain, state.player) : plain;
  earn(outcome, deed.reason, gain, deed.weight);
  advanceQuests(outcome, deed.counters ?? {});
  unlockAchievements(outcome);
  outcome.levels = levelsBetween(state.player.xp, outcome.player.xp);
  return outcome;
}

function count(player: Player, deed: Deed, day: string): Player {
  const counters = deed.counters ?? {};
  const closed = counters.tickets_closed ?? 0;
  return {
    ...player,
    counters: addCounters(player.counters, counters),
    ticketsClosed: player.ticketsClosed + closed,
    streak: closed > 0 ? extendStreak(player.streak, day) : player.streak,
    peaks: {
      puzzle_streak: Math.max(player.peaks.puzzle_streak ?? 0, deed.peaks?.puzzle_streak ?? 0),
      skills_maxed: Math.max(player.peaks.skills_maxed ?? 0, deed.peaks?.skills_maxed ?? 0),
    },
  };
}

/** Gold from teammates is had but not earned: it could go back and forth. */
const gifts: ReadonlySet<string> = new Set(['one_up']);

function earn(outcome: Outcome, reason: string, { xp, gold }: Gain, weight = 1): void {
  if (xp === 0 && gold === 0) return;
  const { player } = outcome;
  const prestiges = levelsBetween(player.xp, player.xp + xp).filter(givesPrestige).length;
  outcome.entries.push({ reason, xp, gold, score: Math.round(xp * weight) });
  outcome.player = {
    ...player,
    xp: player.xp + xp,
    gold: player.gold + gold,
    prestige: player.prestige + prestiges,
    counters: addCounters(player.counters, { gold_earned: gifts.has(reason) ? 0 : Math.max(0, gold) }),
  };
}

function advanceQuests(outcome: Outcome, counters: Counters): void {
  const before = outcome.quests;
  outcome.quests = before.map((state) => {
    const added = state.quest.counts.reduce((sum, name) => sum + (counters[name] ?? 0), 0);
    const progress = Math.min(state.quest.target, state.progress + added);
    return { ...state, progress, completed: progress >= state.quest.target };
  });
  const completed = outcome.quests.filter((state, index) => state.completed && !before[index]?.completed);
  if (completed.length === 0) return;
  for (const { quest } of completed) earn(outcome, 'quest', quest);
  outcome.completedQuests = completed.map(({ quest }) => quest);
  outcome.completedDay = outcome.quests.every((state) => state.completed);
  if (outcome.completedDay) earn(outcome, 'quest_bonus', completionBonus);
  outcome.player = {
    ...outcome.player,
    counters: addCounters(outcome.player.counters, {
      quests_completed: completed.length,
      perfect_days: outcome.completedDay ? 1 : 0,
    }),
  };
}

function unlockAchievements(outcome: Outcome): void {
  const unlocked = new Set(outcome.unlocked);
  const reached = () => newlyReached((metric) => valueOfMetric(outcome.player, metric), unlocked);
  // What an achievement brings may be what another one waits for.
  for (let found = reached(); found.length > 0; found = reached()) {
    for (const achievement of found) {
      unlocked.add(achievement.id);
      outcome.achievements.push(achievement);
      earn(outcome, 'achievement', achievement);
    }
  }
  outcome.unlocked = unlocked;
}

/** Where a player stands with something that achievements ask for. */
export function valueOfMetric(player: Player, metric: Metric): number {
  switch (metric) {
    case 'level':
      return levelOf(player.xp);
    case 'prestige':
      return player.prestige;
    case 'streak':
      return player.streak.max;
    case 'puzzle_streak':
    case 'skills_maxed':
      return player.peaks[metric] ?? 0;
    default:
      return player.counters[metric] ?? 0;
  }
}
