import { rewards, quests as settings } from './constants.ts';
import type { Counter } from './metrics.ts';

type QuestDifficulty = 'easy' | 'medium' | 'hard';

export interface Quest {
  id: string;
  name: string;
  description: string;
  difficulty: QuestDifficulty;
  /** What is counted towards it; several are added. */
  counts: readonly Counter[];
  target: number;
  xp: number;
  gold: number;
}

const gains = { easy: { xp: 50, gold: 15 }, medium: { xp: 75, gold: 25 }, hard: { xp: 125, gold: 40 } };

const quest = (
  id: string,
  name: string,
  description: string,
  counts: readonly Counter[],
  target: number,
  difficulty: QuestDifficulty,
): Quest => ({ id, name, description, difficulty, counts, target, ...gains[difficulty] });

/** None asks for a boss: a team may have switched the battles off, and quests are the same for all. */
export const quests: readonly Quest[] = [
  quest('close_5_tickets', 'Ticket Tackler', 'Close 5 tickets today', ['tickets_closed'], 5, 'easy'),
  quest(
    'close_3_normal',
    'Steady Hand',
    'Close 3 tickets of normal priority today',
    ['normal_closed'],
    3,
    'easy',
  ),
  quest('send_5_replies', 'Quick Word', 'Send 5 replies today', ['replies_sent'], 5, 'easy'),
  quest('write_2_notes', 'Note Taker', 'Leave 2 internal notes today', ['notes_written'], 2, 'easy'),
  quest('send_one_up', 'Kind Word', 'Send a one-up to a teammate today', ['one_ups_sent'], 1, 'easy'),
  quest('solve_puzzle', 'Warmed Up', 'Solve the puzzle of the day', ['puzzles_solved'], 1, 'easy'),
  quest('close_10_tickets', 'Queue Cutter', 'Close 10 tickets today', ['tickets_closed'], 10, 'medium'),
  quest(
    'close_3_high',
    'Pressure Valve',
    'Close 3 tickets of high priority today',
    ['high_closed'],
    3,
    'medium',
  ),
  quest('send_15_replies', 'Conversationalist', 'Send 15 replies today', ['replies_sent'], 15, 'medium'),
  quest('close_5_low', 'Loose Ends', 'Close 5 tickets of low priority today', ['low_closed'], 5, 'medium'),
  quest('close_20_tickets', 'Inbox Zero Hero', 'Close 20 tickets today', ['tickets_closed'], 20, 'hard'),
  quest('close_3_urgent', 'Firefighter', 'Close 3 urgent tickets today', ['urgent_closed'], 3, 'hard'),
  quest(
    'close_8_serious',
    'First Responder',
    'Close 8 tickets of high or urgent priority today',
    ['high_closed', 'urgent_closed'],
    8,
    'hard',
  ),
  quest('send_30_replies', 'Silver Tongue', 'Send 30 replies today', ['replies_sent'], 30, 'hard'),
];

const byId = new Map(quests.map((entry) => [entry.id, entry]));

/** A quest by its ID; undefined when there is none (any more). */
export const questById = (id: string): Quest | undefined => byId.get(id);

const mix: readonly QuestDifficulty[] = ['easy', 'easy', 'medium', 'hard'];

/** The quests of a day: two easy ones, a medium and a hard one. The same for everybody, whenever it is asked. */
export function questsOf(day: string): Quest[] {
  const chosen: Quest[] = [];
  for (const [slot, difficulty] of mix.slice(0, settings.perDay).entries()) {
    const free = quests.filter(
      (entry) =>
        entry.difficulty === difficulty &&
        !chosen.some((other) => other.counts.join() === entry.counts.join()),
    );
    const picked = free[hash(`${day}/${slot}`) % free.length];
    if (picked !== undefined) chosen.push(picked);
  }
  return chosen;
}

/** What the last of a day's quests brings on top. */
export const completionBonus = rewards.questCompletionBonus;

/** FNV-1a with a last stir: days differ in one digit, and their quests shall not. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const sign of text) value = Math.imul(value ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  return (value ^ (value >>> 15)) >>> 0;
}
