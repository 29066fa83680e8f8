import { z } from 'zod';
import { endpoint, one, resource } from '../endpoint.ts';
import { datetime, objectKind } from '../shared/fields.ts';
import { id, idInput, personInput } from '../shared/ids.ts';
import { integerQuery } from '../shared/query.ts';

const maxSeconds = 86_400;

const PuzzleGroup = z
  .object({
    title: z.string().describe('What the words have in common'),
    words: z.array(z.string()).describe('The four words'),
  })
  .describe('Four words that belong together.');

const PuzzleData = z
  .object({
    words: z.array(z.string()).describe('All sixteen words, shuffled'),
    groups: z.array(PuzzleGroup).describe('The answer: the four groups'),
  })
  .describe('What a puzzle of categories is made of.');

const Puzzle = z
  .object({
    id: id('puzzle').describe('The puzzle (puz_ prefix); it is another one each day'),
    date: z.iso.date().describe('The day (UTC) that it is for'),
    type: z.enum(['categories']).describe('What kind of puzzle it is'),
    data: PuzzleData,
  })
  .describe('A puzzle: sort sixteen words into four groups.');

const PuzzleResult = z
  .object({
    timeSeconds: z.int().describe('Time it took, in seconds'),
    mistakes: z.int().describe('Number of mistakes'),
    isWon: z.boolean().describe('Whether it was solved'),
    score: z.int().describe('The score; 0 when it was lost'),
    xpEarned: z.int().describe('XP earned'),
    completedAt: datetime().describe('When it was recorded'),
  })
  .describe('How a player did.');

const DailyPuzzle = z
  .object({
    object: objectKind('daily_puzzle'),
    available: z.boolean().describe('Whether the player can still complete it'),
    puzzle: Puzzle,
    completion: PuzzleResult.nullable().describe(
      'How the player named by userId did; null before that, and without userId',
    ),
  })
  .describe("Today's puzzle.");

const DailyPuzzleParams = z
  .object({
    userId: personInput()
      .optional()
      .describe('A member ID or user ID, whose completion is told. Default: nobody'),
  })
  .describe('What `game.puzzles.today` takes.');

const PuzzleCompleteParams = z
  .object({
    userId: personInput().describe('The player: a member ID or user ID'),
    puzzleId: idInput('puzzle').describe("Today's puzzle (puz_ prefix, or a bare UUID)"),
    timeSeconds: z.int().min(0).max(maxSeconds).describe('Time it took, in seconds (0 to 86400)'),
    mistakes: z.int().min(0).max(4).describe('Number of mistakes (0 to 4)'),
    isWon: z.boolean().describe('Whether it was solved'),
  })
  .describe('What `game.puzzles.complete` takes.');

const PuzzleStreakCounts = z
  .object({
    current: z.int().describe('Days in a row on which the puzzle was solved'),
    longest: z.int().describe('The longest streak so far'),
    totalCompleted: z.int().describe('Puzzles finished, solved or not'),
  })
  .describe('How regularly a player solves puzzles.');

const PuzzleCompletion = z
  .object({
    object: objectKind('puzzle_completion'),
    score: z
      .int()
      .describe('1000, less 100 for each mistake and 50 for each minute begun; 0 when it was lost'),
    xpEarned: z.int().describe('XP earned: 3 % of the score'),
    streak: PuzzleStreakCounts,
  })
  .describe('A puzzle that was recorded.');

const PuzzleLeaderboardParams = z
  .object({
    type: z.enum(['scores', 'streaks']).default('streaks').describe('By scores of one puzzle, or by streaks'),
    puzzleId: idInput('puzzle').optional().describe('The puzzle; required when type is scores'),
    limit: integerQuery(z.int().min(1).max(50)).default(10).describe('How many entries, from the best'),
  })
  .describe('What `game.puzzles.leaderboard` takes.');

const PuzzleLeaderboardEntry = z
  .object({
    rank: z.int().describe('Place, from 1; equals share one'),
    userId: id('user').describe('The user account of the player (usr_ prefix)'),
    memberId: id('member').describe('The player (mem_ prefix)'),
    name: z.string().describe('Display name'),
    currentStreak: z.int().optional().describe('Days in a row until now; with type streaks'),
    longestStreak: z.int().optional().describe('The longest streak so far; with type streaks'),
    score: z.int().optional().describe('The score; with type scores'),
    timeSeconds: z.int().optional().describe('Time it took, in seconds; with type scores'),
    mistakes: z.int().optional().describe('Number of mistakes; with type scores'),
  })
  .describe('One place on the puzzle leaderboard.');

const PuzzleLeaderboard = z
  .object({
    object: objectKind('puzzle_leaderboard'),
    type: z.enum(['scores', 'streaks']).describe('What the places are about'),
    entries: z.array(PuzzleLeaderboardEntry).describe('The places, from the best'),
  })
  .describe('Who is best at puzzles.');

const PuzzleStreakParams = z
  .object({
    userId: personInput()
      .optional()
      .describe('The player: a member ID or user ID. Default: the member behind the key'),
  })
  .describe('What `game.puzzles.streak` takes.');

const PuzzleStreak = z
  .object({
    object: objectKind('puzzle_streak'),
    currentStreak: z.int().describe('Days in a row on which the puzzle was solved'),
    longestStreak: z.int().describe('The longest streak so far'),
    totalCompleted: z.int().describe('Puzzles finished, solved or not'),
  })
  .describe('How regularly a player solves puzzles.');

export const gamePuzzles = resource({
  name: 'game.puzzles',
  title: 'Game: puzzles',
  description: 'A daily warm-up puzzle, another one from midnight UTC.',
  schemas: {
    PuzzleGroup,
    PuzzleData,
    Puzzle,
    PuzzleResult,
    DailyPuzzle,
    DailyPuzzleParams,
    PuzzleCompleteParams,
    PuzzleStreakCounts,
    PuzzleCompletion,
    PuzzleLeaderboardParams,
    PuzzleLeaderboardEntry,
    PuzzleLeaderboard,
    PuzzleStreakParams,
    PuzzleStreak,
  },
  endpoints: {
    today: endpoint({
      method: 'GET',
      path: '/game/puzzles/today',
      summary: "Get today's puzzle with its answer, and how a player did.",
      query: DailyPuzzleParams,
      returns: one(DailyPuzzle),
    }),
    complete: endpoint({
      method: 'POST',
      permission: 'play_game',
      path: '/game/puzzles/complete',
      summary: "Record how a player did with today's puzzle, once a day. Earns XP by time and mistakes.",
      body: PuzzleCompleteParams,
      returns: one(PuzzleCompletion),
      status: 201,
    }),
    leaderboard: endpoint({
      method: 'GET',
      path: '/game/puzzles/leaderboard',
      summary: 'Rank the players by their streaks, or by their scores of one puzzle.',
      query: PuzzleLeaderboardParams,
      returns: one(PuzzleLeaderboard),
    }),
    streak: endpoint({
      method: 'GET',
      path: '/game/puzzles/streak',
      summary: 'Get how many days in a row a player has solved the puzzle.',
      query: PuzzleStreakParams,
      returns: one(PuzzleStreak),
    }),
  },
});
