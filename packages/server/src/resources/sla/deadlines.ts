import type { BusinessHours, slaRules } from '../../db/schema/index.ts';
import { addBusinessMinutes, businessMinutesBetween } from '../settings/business-hours.ts';

/** The targets of the rule that counts for a ticket. */
export type Targets = Pick<
  typeof slaRules.$inferSelect,
  'responseTarget' | 'resolutionTarget' | 'businessHoursOnly'
>;

/** What the deadlines of a ticket follow from, as it is about to be stored. */
export interface Clocked {
  status: 'new' | 'open' | 'pending' | 'resolved' | 'closed';
  createdAt: Date;
  firstResponseAt: Date | null;
  responseDeadline: Date | null;
  resolutionDeadline: Date | null;
  slaPaused: boolean;
  slaPausedAt: Date | null;
  slaPausedMinutes: number;
}

export type SlaFields = Pick<
  Clocked,
  'responseDeadline' | 'resolutionDeadline' | 'slaPaused' | 'slaPausedAt' | 'slaPausedMinutes'
>;

/** A ticket waits for its customer, or is done: the clocks stand still. */
const stopping: Readonly<Record<Clocked['status'], 'pause' | 'end' | undefined>> = {
  new: undefined,
  open: undefined,
  pending: 'pause',
  resolved: 'end',
  closed: 'end',
};

/** How long the clocks of a ticket stood still, and whether they do now. */
function pausesOf(ticket: Clocked, counted: BusinessHours, now: Date) {
  const { slaPausedAt: since } = ticket;
  const stop = stopping[ticket.status];
  const still = since === null ? 0 : businessMinutesBetween(counted, since, now);
  // What was pending and is done now waited for its customer until this moment.
  const over = since !== null && (stop === undefined || (stop === 'end' && ticket.slaPaused));
  const stoppedAt = over || since === null ? now : since;
  return {
    /** Minutes of the pauses that are over. */
    paused: ticket.slaPausedMinutes + (over ? still : 0),
    /** Minutes of the pause that goes on. */
    pausing: over ? 0 : still,
    stoppedAt: stop === undefined ? null : stoppedAt,
    endedBefore: stop === 'end' && since !== null && !over,
  };
}

/**
 * Counts the deadlines of a ticket anew, from its creation and the time that its clocks stood still.
 *
 * @param hours what the minutes of the rule count in
 * @param now the moment of the change
 */
export function deadlinesOf(
  ticket: Clocked,
  targets: Targets | undefined,
  hours: BusinessHours,
  now: Date,
): SlaFields {
  const counted = { ...hours, enabled: hours.enabled && targets?.businessHoursOnly === true };
  const { paused, pausing, stoppedAt, endedBefore } = pausesOf(ticket, counted, now);
  const due = (minutes: number | undefined, pause: number) =>
    minutes === undefined ? null : addBusinessMinutes(counted, ticket.createdAt, minutes + pause);

  const answeredNow = ticket.firstResponseAt?.getTime() === now.getTime();
  const answeredBefore = ticket.firstResponseAt !== null && !answeredNow;
  return {
    // Once something is done, its deadline is history.
    responseDeadline: answeredBefore
      ? ticket.responseDeadline
      : due(targets?.responseTarget, paused + (answeredNow ? pausing : 0)),
    resolutionDeadline: endedBefore ? ticket.resolutionDeadline : due(targets?.resolutionTarget, paused),
    slaPaused: stopping[ticket.status] === 'pause',
    slaPausedAt: stoppedAt,
    slaPausedMinutes: paused,
  };
}
