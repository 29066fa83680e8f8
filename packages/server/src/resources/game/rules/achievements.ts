import type { Gain } from './constants.ts';
import type { Metric } from './metrics.ts';

type Rarity = 'common' | 'uncommon' | 'rare' | 'epic' | 'legendary';

type AchievementCategory =
  | 'volume'
  | 'boss'
  | 'streak'
  | 'quests'
  | 'social'
  | 'skills'
  | 'puzzles'
  | 'progress'
  | 'wealth';

export interface Achievement extends Gain {
  id: string;
  name: string;
  description: string;
  category: AchievementCategory;
  rarity: Rarity;
  metric: Metric;
  target: number;
  /** Told only to those who have it. */
  hidden: boolean;
}

const gains: Readonly<Record<Rarity, Gain>> = {
  common: { xp: 25, gold: 10 },
  uncommon: { xp: 50, gold: 25 },
  rare: { xp: 100, gold: 50 },
  epic: { xp: 250, gold: 125 },
  legendary: { xp: 500, gold: 250 },
};

type Row = [id: string, name: string, description: string, rarity: Rarity, metric: Metric, target: number];

const of =
  (category: AchievementCategory, hidden = false) =>
  ([id, name, description, rarity, metric, target]: Row): Achievement => ({
    id,
    name,
    description,
    category,
    rarity,
    ...gains[rarity],
    metric,
    target,
    hidden,
  });

const volume: Row[] = [
  ['first_blood', 'First Blood', 'Close your first ticket', 'common', 'tickets_closed', 1],
  ['getting_started', 'Getting Started', 'Close 10 tickets', 'common', 'tickets_closed', 10],
  ['half_century', 'Half Century', 'Close 50 tickets', 'uncommon', 'tickets_closed', 50],
  ['centurion', 'Centurion', 'Close 100 tickets', 'rare', 'tickets_closed', 100],
  ['workhorse', 'Workhorse', 'Close 500 tickets', 'epic', 'tickets_closed', 500],
  ['ticket_titan', 'Ticket Titan', 'Close 1000 tickets', 'legendary', 'tickets_closed', 1_000],
  ['firefighter', 'Firefighter', 'Close 10 urgent tickets', 'uncommon', 'urgent_closed', 10],
  ['fire_chief', 'Fire Chief', 'Close 100 urgent tickets', 'epic', 'urgent_closed', 100],
  ['housekeeper', 'Housekeeper', 'Close 50 tickets of low priority', 'uncommon', 'low_closed', 50],
  ['small_talk', 'Small Talk', 'Send 25 replies', 'common', 'replies_sent', 25],
  ['storyteller', 'Storyteller', 'Send 500 replies', 'rare', 'replies_sent', 500],
  ['chronicler', 'Chronicler', 'Leave 50 internal notes', 'uncommon', 'notes_written', 50],
];

const boss: Row[] = [
  ['first_strike', 'First Strike', 'Hit a boss', 'common', 'boss_hits', 1],
  ['bruiser', 'Bruiser', 'Deal 1000 damage to bosses', 'uncommon', 'boss_damage', 1_000],
  ['wrecking_ball', 'Wrecking Ball', 'Deal 10,000 damage to bosses', 'rare', 'boss_damage', 10_000],
  ['shield_breaker', 'Shield Breaker', 'Break the shield of a boss', 'uncommon', 'shields_broken', 1],
  ['boss_down', 'Boss Down', 'Help to defeat a boss', 'common', 'bosses_defeated', 1],
  ['boss_hunter', 'Boss Hunter', 'Help to defeat 10 bosses', 'rare', 'bosses_defeated', 10],
  ['boss_legend', 'Boss Legend', 'Help to defeat 50 bosses', 'legendary', 'bosses_defeated', 50],
  ['hard_mode', 'Hard Mode', 'Help to defeat a hard boss', 'rare', 'hard_bosses_defeated', 1],
  ['final_blow', 'Final Blow', 'Land the final blow on a boss', 'uncommon', 'final_blows', 1],
  ['executioner', 'Executioner', 'Land 10 final blows', 'epic', 'final_blows', 10],
];

const streak: Row[] = [
  ['warming_up', 'Warming Up', 'Close tickets 3 days in a row', 'common', 'streak', 3],
  ['on_a_roll', 'On a Roll', 'Close tickets 5 days in a row', 'uncommon', 'streak', 5],
  ['unbroken', 'Unbroken', 'Close tickets 10 days in a row', 'rare', 'streak', 10],
  ['unstoppable', 'Unstoppable', 'Close tickets 25 days in a row', 'legendary', 'streak', 25],
];

const quests: Row[] = [
  ['adventurer', 'Adventurer', 'Complete a daily quest', 'common', 'quests_completed', 1],
  ['quester', 'Quester', 'Complete 25 daily quests', 'uncommon', 'quests_completed', 25],
  ['quest_master', 'Quest Master', 'Complete 100 daily quests', 'epic', 'quests_completed', 100],
  ['perfect_day', 'Perfect Day', 'Complete all quests of a day', 'uncommon', 'perfect_days', 1],
  ['perfectionist', 'Perfectionist', 'Complete all quests of 10 days', 'epic', 'perfect_days', 10],
];

const social: Row[] = [
  ['kind_word', 'Kind Word', 'Send a one-up', 'common', 'one_ups_sent', 1],
  ['cheerleader', 'Cheerleader', 'Send 25 one-ups', 'uncommon', 'one_ups_sent', 25],
  ['appreciated', 'Appreciated', 'Receive a one-up', 'common', 'one_ups_received', 1],
  ['crowd_favourite', 'Crowd Favourite', 'Receive 25 one-ups', 'rare', 'one_ups_received', 25],
  ['patron', 'Patron', 'Give away 500 gold', 'rare', 'gold_gifted', 500],
  ['good_neighbour', 'Good Neighbour', 'Send a high five to another team', 'common', 'high_fives_sent', 1],
];

const skills: Row[] = [
  ['apprentice', 'Apprentice', 'Spend a skill point', 'common', 'skill_points_spent', 1],
  ['specialist', 'Specialist', 'Bring a skill to its highest level', 'rare', 'skills_maxed', 1],
  ['grand_master', 'Grand Master', 'Bring all skills to their highest level', 'legendary', 'skills_maxed', 4],
];

const puzzles: Row[] = [
  ['puzzler', 'Puzzler', 'Solve a puzzle', 'common', 'puzzles_solved', 1],
  ['puzzle_addict', 'Puzzle Addict', 'Solve 50 puzzles', 'rare', 'puzzles_solved', 50],
  ['morning_ritual', 'Morning Ritual', 'Solve puzzles 7 days in a row', 'uncommon', 'puzzle_streak', 7],
  ['flawless', 'Flawless', 'Solve 10 puzzles without a mistake', 'rare', 'perfect_puzzles', 10],
];

const progress: Row[] = [
  ['first_level', 'One Up', 'Reach level 1', 'common', 'level', 1],
  ['level_10', 'Regular', 'Reach level 10 in a season', 'uncommon', 'level', 10],
  ['level_25', 'Veteran', 'Reach level 25 in a season', 'rare', 'level', 25],
  ['level_50', 'Elite', 'Reach level 50 in a season', 'epic', 'level', 50],
  ['level_100', 'Immortal', 'Reach level 100 in a season', 'legendary', 'level', 100],
  ['prestigious', 'Prestigious', 'Reach prestige level 1', 'rare', 'prestige', 1],
  ['illustrious', 'Illustrious', 'Reach prestige level 5', 'legendary', 'prestige', 5],
];

const wealth: Row[] = [
  ['pocket_money', 'Pocket Money', 'Earn 100 gold', 'common', 'gold_earned', 100],
  ['treasure_chest', 'Treasure Chest', 'Earn 1000 gold', 'uncommon', 'gold_earned', 1_000],
  ['dragon_hoard', 'Dragon Hoard', 'Earn 10,000 gold', 'epic', 'gold_earned', 10_000],
];

const hidden: Row[] = [
  [
    'night_owl',
    'Night Owl',
    'Close 10 tickets between midnight and 5 in the morning UTC',
    'rare',
    'night_closed',
    10,
  ],
  ['weekend_warrior', 'Weekend Warrior', 'Close 10 tickets on weekends', 'rare', 'weekend_closed', 10],
];

/** Everything that can be achieved, in the order in which it is shown. */
export const achievements: readonly Achievement[] = [
  ...volume.map(of('volume')),
  ...hidden.map(of('volume', true)),
  ...boss.map(of('boss')),
  ...streak.map(of('streak')),
  ...quests.map(of('quests')),
  ...social.map(of('social')),
  ...skills.map(of('skills')),
  ...puzzles.map(of('puzzles')),
  ...progress.map(of('progress')),
  ...wealth.map(of('wealth')),
];

const byId = new Map(achievements.map((achievement) => [achievement.id, achievement]));

/** An achievement by its ID; undefined when there is none (any more). */
export const achievementById = (id: string): Achievement | undefined => byId.get(id);

/** What has been reached and is not yet unlocked. */
export const newlyReached = (
  reached: (metric: Metric) => number,
  unlocked: ReadonlySet<string>,
): Achievement[] =>
  achievements.filter(({ id, metric, target }) => !unlocked.has(id) && reached(metric) >= target);
