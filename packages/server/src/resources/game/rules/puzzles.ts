import { v5 as uuidv5 } from 'uuid';
import { puzzles } from './constants.ts';
import { addDays } from './days.ts';
import { puzzleCategories } from './puzzle-words.ts';

/** Groups in a puzzle, and words in a group. */
const size = 4;

interface PuzzleGroup {
  title: string;
  words: string[];
}

export interface PuzzleData {
  /** All words, in no order. */
  words: string[];
  /** The answer. */
  groups: PuzzleGroup[];
}

/** The namespace of puzzle IDs: they are made from the team and the day, so that reading a puzzle stores nothing. */
const namespace = '5f0b1c1e-6a55-4d0e-9a43-2f3d5b1c7e90';

export const puzzleIdOf = (partition: { teamId: string; environment: string }, date: string): string =>
  uuidv5(`${partition.teamId}/${partition.environment}/${date}`, namespace);

/** The puzzle of a day (`2026-04-06`): the same for everybody, today and whenever it is made again. */
export function puzzleOf(date: string): PuzzleData {
  const shuffle = shuffler(date);
  const groups = shuffle(Object.entries(puzzleCategories))
    .slice(0, size)
    .map(([title, words]) => ({ title, words: shuffle(words).slice(0, size) }));
  return { words: shuffle(groups.flatMap(({ words }) => words)), groups };
}

export interface Attempt {
  timeSeconds: number;
  mistakes: number;
  isWon: boolean;
}

/**
 * A full score less a part for each mistake and each minute begun; a puzzle that was lost earns
 * nothing. XP is a percentage of the score.
 */
export function scoreOf({ timeSeconds, mistakes, isWon }: Attempt): { score: number; xp: number } {
  if (!isWon) return { score: 0, xp: 0 };
  const lost = mistakes * puzzles.lostPerMistake + Math.ceil(timeSeconds / 60) * puzzles.lostPerStartedMinute;
  const score = Math.max(puzzles.lowestWin, puzzles.fullScore - lost);
  return { score, xp: Math.floor((score * puzzles.xpPercent) / 100) };
}

export interface PuzzleStreak {
  /** Days in a row that end with `lastWonOn`. */
  current: number;
  longest: number;
  /** Puzzles finished, won or lost. */
  totalCompleted: number;
  lastWonOn: string | null;
}

export const noPuzzleStreak: PuzzleStreak = { current: 0, longest: 0, totalCompleted: 0, lastWonOn: null };

/** The streak after a puzzle: a day won prolongs it, a day lost ends it. */
export function afterPuzzle(streak: PuzzleStreak, date: string, isWon: boolean): PuzzleStreak {
  const totalCompleted = streak.totalCompleted + 1;
  if (!isWon) return { ...streak, current: 0, totalCompleted };
  const current = streak.lastWonOn === addDays(date, -1) ? streak.current + 1 : 1;
  return { current, longest: Math.max(streak.longest, current), totalCompleted, lastWonOn: date };
}

/** How long a streak is on a day: it lasts while yesterday's puzzle was won, and today's may still be. */
export const streakOn = (streak: PuzzleStreak, today: string): number =>
  streak.lastWonOn !== null && streak.lastWonOn >= addDays(today, -1) ? streak.current : 0;

/** Shuffles as the text says: FNV-1a makes a seed of it, and mulberry32 numbers of the seed. */
function shuffler(text: string): <Item>(items: readonly Item[]) => Item[] {
  let state = 0x811c9dc5;
  for (const character of text) state = Math.imul(state ^ character.charCodeAt(0), 0x01000193);
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  return (items) => {
    const rest = [...items];
    const shuffled: (typeof rest)[number][] = [];
    while (rest.length > 0) shuffled.push(...rest.splice(below(rest.length), 1));
    return shuffled;
  };
}
