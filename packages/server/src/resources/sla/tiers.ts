/** What the tiers of a ticket follow from. */
export interface SlaFacts {
  createdAt: Date;
  responseDeadline: Date | null;
  resolutionDeadline: Date | null;
  firstResponseAt: Date | null;
  resolvedAt: Date | null;
  slaPausedAt: Date | null;
}

export type Tier = 'on_track' | 'at_risk' | 'critical' | 'breached' | 'met' | 'missed';

/** While the clock runs: the first row whose share of the time is not used up yet. */
const running: readonly { below: number; tier: Tier }[] = [
  { below: 0.5, tier: 'on_track' },
  { below: 0.8, tier: 'at_risk' },
  { below: 1, tier: 'critical' },
];

/**
 * How one deadline stands.
 *
 * @param done when it was reached; null while it is not
 * @param now the moment of the look, or the moment at which the clock was stopped
 */
export function tierOf(createdAt: Date, deadline: Date | null, done: Date | null, now: Date): Tier | null {
  if (deadline === null) return null;
  if (done !== null) return done <= deadline ? 'met' : 'missed';
  if (now >= deadline) return 'breached';
  const share = (now.getTime() - createdAt.getTime()) / (deadline.getTime() - createdAt.getTime());
  return running.find(({ below }) => share < below)?.tier ?? 'breached';
}

/** How a ticket stands against both of its deadlines at this moment. */
export function slaTiers(ticket: SlaFacts, now: Date) {
  const looked = ticket.slaPausedAt ?? now;
  return {
    responseTier: tierOf(ticket.createdAt, ticket.responseDeadline, ticket.firstResponseAt, looked),
    resolutionTier: tierOf(ticket.createdAt, ticket.resolutionDeadline, ticket.resolvedAt, looked),
  };
}
