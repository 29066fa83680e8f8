/** What is counted of a player, for good. Achievements and quests build on these. */
const counterNames = [
  'tickets_closed',
  'low_closed',
  'normal_closed',
  'high_closed',
  'urgent_closed',
  'night_closed',
  'weekend_closed',
  'replies_sent',
  'notes_written',
  'boss_hits',
  'boss_damage',
  'shields_broken',
  'bosses_defeated',
  'hard_bosses_defeated',
  'final_blows',
  'quests_completed',
  'perfect_days',
  'one_ups_sent',
  'one_ups_received',
  'gold_earned',
  'gold_gifted',
  'high_fives_sent',
  'puzzles_solved',
  'perfect_puzzles',
  'skill_points_spent',
] as const;

export type Counter = (typeof counterNames)[number];
export type Counters = Partial<Record<Counter, number>>;

/** What is not counted but read off where the player stands. */
type Peak = 'level' | 'prestige' | 'streak' | 'puzzle_streak' | 'skills_maxed';

export type Metric = Counter | Peak;

/** Adds what was counted to what is there. */
export function addCounters(counters: Counters, added: Counters): Counters {
  const sum = { ...counters };
  for (const name of counterNames) {
    const amount = added[name];
    if (amount !== undefined && amount !== 0) sum[name] = (sum[name] ?? 0) + amount;
  }
  return sum;
}
