import { achievements } from './achievements.ts';
import { seasonBadges } from './seasons.ts';

const cosmeticTypes = ['frame', 'theme', 'season_badge'] as const;
export type CosmeticType = (typeof cosmeticTypes)[number];

/** What it takes to unlock a cosmetic. What was reached once counts for good. */
export type UnlockCondition =
  | { type: 'none' }
  | { type: 'level' | 'season_badge' | 'prestige' | 'bosses_defeated' | 'streak'; target: number }
  | { type: 'achievement'; achievementId: string };

export interface Cosmetic {
  id: string;
  type: CosmeticType;
  name: string;
  condition: UnlockCondition;
}

const free: UnlockCondition = { type: 'none' };
const level = (target: number): UnlockCondition => ({ type: 'level', target });
const prestige = (target: number): UnlockCondition => ({ type: 'prestige', target });
const bosses = (target: number): UnlockCondition => ({ type: 'bosses_defeated', target });
const streak = (target: number): UnlockCondition => ({ type: 'streak', target });
const achievement = (achievementId: string): UnlockCondition => ({ type: 'achievement', achievementId });

type Row = [id: string, name: string, condition: UnlockCondition];

const frames: Row[] = [
  ['plain_ring', 'Plain Ring', free],
  ['bronze_ring', 'Bronze Ring', level(5)],
  ['silver_ring', 'Silver Ring', level(10)],
  ['gold_ring', 'Gold Ring', level(25)],
  ['diamond_ring', 'Diamond Ring', level(100)],
  ['fire_frame', 'Fire Frame', streak(10)],
  ['bone_frame', 'Bone Frame', bosses(5)],
  ['dragon_frame', 'Dragon Frame', bosses(25)],
  ['phoenix_frame', 'Phoenix Frame', prestige(1)],
  ['centurion_laurel', 'Centurion Laurel', achievement('centurion')],
  ['titan_laurel', 'Titan Laurel', achievement('ticket_titan')],
];

const themes: Row[] = [
  ['parchment', 'Parchment', free],
  ['midnight', 'Midnight', level(3)],
  ['forest', 'Forest', level(8)],
  ['dungeon', 'Dungeon', bosses(1)],
  ['volcano', 'Volcano', bosses(10)],
  ['royal', 'Royal', prestige(3)],
  ['puzzle_box', 'Puzzle Box', achievement('morning_ritual')],
];

const rowsOf = (type: CosmeticType, rows: readonly Row[]): Cosmetic[] =>
  rows.map(([id, name, condition]) => ({ id, type, name, condition }));

/** Everything that a player can wear, in the order in which it is shown. */
export const cosmetics: readonly Cosmetic[] = [
  ...rowsOf('frame', frames),
  ...rowsOf('theme', themes),
  ...seasonBadges.map(
    (badge): Cosmetic => ({
      id: `season_${badge.name.toLowerCase()}`,
      type: 'season_badge',
      name: `${badge.name} Badge`,
      condition: { type: 'season_badge', target: badge.level },
    }),
  ),
];

/** The cosmetic of a type with an ID; undefined when there is none. */
export const findCosmetic = (type: CosmeticType, id: string): Cosmetic | undefined =>
  cosmetics.find((cosmetic) => cosmetic.type === type && cosmetic.id === id);

/** What a player has reached so far, at best. */
export interface Reached {
  level: number;
  prestige: number;
  streak: number;
  bossesDefeated: number;
  achievements: ReadonlySet<string>;
}

export function isUnlocked(condition: UnlockCondition, reached: Reached): boolean {
  switch (condition.type) {
    case 'none':
      return true;
    case 'level':
    case 'season_badge':
      return reached.level >= condition.target;
    case 'prestige':
      return reached.prestige >= condition.target;
    case 'streak':
      return reached.streak >= condition.target;
    case 'bosses_defeated':
      return reached.bossesDefeated >= condition.target;
    case 'achievement':
      return reached.achievements.has(condition.achievementId);
  }
}

/** The condition in words, as something to do. */
export function describeCondition(condition: UnlockCondition): string {
  switch (condition.type) {
    case 'none':
      return 'Yours from the start';
    case 'level':
      return `Reach level ${condition.target} in a season`;
    case 'season_badge':
      return `Earn the season badge of level ${condition.target}`;
    case 'prestige':
      return `Reach prestige level ${condition.target}`;
    case 'streak':
      return `Close tickets ${condition.target} days in a row`;
    case 'bosses_defeated':
      return condition.target === 1 ? 'Help to defeat a boss' : `Help to defeat ${condition.target} bosses`;
    case 'achievement':
      return `Unlock the achievement ${nameOf(condition.achievementId)}`;
  }
}

const nameOf = (id: string): string => achievements.find((one) => one.id === id)?.name ?? id;
