import { type Priority, rewards, scoring } from './constants.ts';
import type { Deed } from './turn.ts';

/** Closing a ticket. On the leaderboard the XP of urgent work weighs more. */
export function ticketDeed(priority: Priority, now: Date): Deed {
  const day = now.getUTCDay();
  return {
    reason: 'ticket',
    ...rewards.ticketRewards[priority],
    work: true,
    weight: scoring.priorityMultipliers[priority],
    counters: {
      tickets_closed: 1,
      [`${priority}_closed` as const]: 1,
      night_closed: now.getUTCHours() < 5 ? 1 : 0,
      weekend_closed: day === 0 || day === 6 ? 1 : 0,
    },
  };
}

/** Writing on a ticket: an answer to the customer, or a note for the team. It earns by quests only. */
export const messageDeed = (isInternal: boolean): Deed => ({
  reason: 'message',
  counters: isInternal ? { notes_written: 1 } : { replies_sent: 1 },
});
