// Generated from packages/contract/src/resources/game-puzzles.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** Four words that belong together. */
export interface PuzzleGroup {
  /** What the words have in common. */
  title: string;
  /** The four words. */
  words: string[];
}

/** What a puzzle of categories is made of. */
export interface PuzzleData {
  /** All sixteen words, shuffled. */
  words: string[];
  /** The answer: the four groups. */
  groups: PuzzleGroup[];
}

/** A puzzle: sort sixteen words into four groups. */
export interface Puzzle {
  /** The puzzle (puz_ prefix); it is another one each day. */
  id: string;
  /** The day (UTC) that it is for. */
  date: string;
  /** What kind of puzzle it is. */
  type: 'categories' | (string & {});
  /** What a puzzle of categories is made of. */
  data: PuzzleData;
}

/** How a player did. */
export interface PuzzleResult {
  /** Time it took, in seconds. */
  timeSeconds: number;
  /** Number of mistakes. */
  mistakes: number;
  /** Whether it was solved. */
  isWon: boolean;
  /** The score; 0 when it was lost. */
  score: number;
  /** XP earned. */
  xpEarned: number;
  /** When it was recorded. ISO 8601. */
  completedAt: string;
}

/** Today's puzzle. */
export interface DailyPuzzle {
  /** Tells the kind of object. */
  object: 'daily_puzzle';
  /** Whether the player can still complete it. */
  available: boolean;
  /** A puzzle: sort sixteen words into four groups. */
  puzzle: Puzzle;
  /** How the player named by userId did; null before that, and without userId. */
  completion: PuzzleResult | null;
}

/** What `game.puzzles.today` takes. */
export interface DailyPuzzleParams {
  /** A member ID or user ID, whose completion is told. Default: nobody. */
  userId?: string | undefined;
}

/** What `game.puzzles.complete` takes. */
export interface PuzzleCompleteParams {
  /** The player: a member ID or user ID. */
  userId: string;
  /** Today's puzzle (puz_ prefix, or a bare UUID). */
  puzzleId: string;
  /** Time it took, in seconds (0 to 86400). 0 to 86,400. */
  timeSeconds: number;
  /** Number of mistakes (0 to 4). 0 to 4. */
  mistakes: number;
  /** Whether it was solved. */
  isWon: boolean;
}

/** How regularly a player solves puzzles. */
export interface PuzzleStreakCounts {
  /** Days in a row on which the puzzle was solved. */
  current: number;
  /** The longest streak so far. */
  longest: number;
  /** Puzzles finished, solved or not. */
  totalCompleted: number;
}

/** A puzzle that was recorded. */
export interface PuzzleCompletion {
  /** Tells the kind of object. */
  object: 'puzzle_completion';
  /** 1000, less 100 for each mistake and 50 for each minute begun; 0 when it was lost. */
  score: number;
  /** XP earned: 3 % of the score. */
  xpEarned: number;
  /** How regularly a player solves puzzles. */
  streak: PuzzleStreakCounts;
}

/** What `game.puzzles.leaderboard` takes. */
export interface PuzzleLeaderboardParams {
  /** By scores of one puzzle, or by streaks. Default: `streaks`. */
  type?: 'scores' | 'streaks' | (string & {}) | undefined;
  /** The puzzle; required when type is scores. */
  puzzleId?: string | undefined;
  /** How many entries, from the best. 1 to 50. Default: 10. */
  limit?: number | undefined;
}

/** One place on the puzzle leaderboard. */
export interface PuzzleLeaderboardEntry {
  /** Place, from 1; equals share one. */
  rank: number;
  /** The user account of the player (usr_ prefix). */
  userId: string;
  /** The player (mem_ prefix). */
  memberId: string;
  /** Display name. */
  name: string;
  /** Days in a row until now; with type streaks. */
  currentStreak?: number;
  /** The longest streak so far; with type streaks. */
  longestStreak?: number;
  /** The score; with type scores. */
  score?: number;
  /** Time it took, in seconds; with type scores. */
  timeSeconds?: number;
  /** Number of mistakes; with type scores. */
  mistakes?: number;
}

/** Who is best at puzzles. */
export interface PuzzleLeaderboard {
  /** Tells the kind of object. */
  object: 'puzzle_leaderboard';
  /** What the places are about. */
  type: 'scores' | 'streaks' | (string & {});
  /** The places, from the best. */
  entries: PuzzleLeaderboardEntry[];
}

/** What `game.puzzles.streak` takes. */
export interface PuzzleStreakParams {
  /** The player: a member ID or user ID. Default: the member behind the key. */
  userId?: string | undefined;
}

/** How regularly a player solves puzzles. */
export interface PuzzleStreak {
  /** Tells the kind of object. */
  object: 'puzzle_streak';
  /** Days in a row on which the puzzle was solved. */
  currentStreak: number;
  /** The longest streak so far. */
  longestStreak: number;
  /** Puzzles finished, solved or not. */
  totalCompleted: number;
}
