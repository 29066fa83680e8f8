import type { EventPattern } from '@cstar.help/js';
import fc from 'fast-check';

/** What one connection of a stream meets. */
export interface ConnectionPlan {
  /**
   * - `cut`: the server breaks it off
   * - `ended`: a proxy ends it properly
   * - `silent`: nothing comes any more, and nobody says so
   * - `dropped`, `failed`, `limited`: the server does not even open it
   */
  ends: 'never' | 'cut' | 'ended' | 'silent' | 'dropped' | 'failed' | 'limited';
  /** After so many bytes. */
  after: number;
  /** What the server does to the events on their way. */
  events: 'kept' | 'duplicated' | 'reordered';
  /** Into pieces of so many bytes its beginning falls. */
  pieces: number[];
}

/** A handler that comes after a step of the publication, and as a rule goes after a later one. */
interface LatePlan {
  pattern: EventPattern;
  comes: number;
  goes: number | undefined;
}

/** What one client meets, and who listens there. */
export interface Schedule {
  pattern: EventPattern;
  late: LatePlan | undefined;
  /** Of its first connections; those after them meet nothing. */
  connections: ConnectionPlan[];
}

export const kinds = ['customers', 'tickets', 'articles'] as const;
export type Kind = (typeof kinds)[number];

/** So many changes of one kind by one call, and milliseconds until the next. */
export interface Step {
  kind: Kind;
  size: number;
  pause: number;
}

/** Changes that are published while many clients listen. */
export interface Publication {
  steps: Step[];
  /** The server restarts before this step. */
  restart: number | undefined;
  schedules: Schedule[];
}

const steps = 10;

const pattern = fc.constantFrom<EventPattern>(
  '*',
  '*',
  'customer.*',
  'customer.updated',
  'ticket.*',
  'ticket.updated',
  'article.*',
  'article.created',
);

const late: fc.Arbitrary<LatePlan> = fc
  .record({ pattern, comes: fc.nat(steps - 1), stays: fc.option(fc.nat(steps - 1)) })
  .map(({ stays, ...plan }) => ({ ...plan, goes: stays === null ? undefined : plan.comes + stays }));

interface Variety {
  ends: fc.Arbitrary<ConnectionPlan['ends']>;
  /** At most so many connections meet something. */
  connections: number;
}

export function scheduleOf({ ends, connections }: Variety): fc.Arbitrary<Schedule> {
  const connection = fc.record({
    ends,
    // Few bytes meet the first frames, many the last ones.
    after: fc.oneof(fc.nat(150), fc.nat(3_000), fc.nat(60_000), fc.nat(250_000)),
    events: fc.constantFrom('kept', 'duplicated', 'reordered'),
    pieces: fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 6 }),
  });
  return fc.record({
    pattern,
    late: fc.option(late, { nil: undefined }),
    connections: fc.array(connection, { minLength: 1, maxLength: connections }),
  });
}

const schedule = scheduleOf({
  ends: fc.constantFrom('cut', 'cut', 'cut', 'ended', 'silent', 'dropped', 'failed', 'limited', 'never'),
  connections: 4,
});

/** Steps that make so many events together, each at most 62 of them. */
function stepsOf(events: number): fc.Arbitrary<Step[]> {
  const drawn = fc.record({
    kind: fc.constantFrom(...kinds),
    weight: fc.integer({ min: 1, max: 4 }),
    pause: fc.oneof(fc.constant(0), fc.nat(2_000), fc.nat(20_000)),
  });
  return fc.array(drawn, { minLength: steps, maxLength: steps }).map((all) => {
    let weights = all.reduce((sum, { weight }) => sum + weight, 0);
    let left = events;
    return all.map(({ kind, weight, pause }) => {
      const size = Math.round((left * weight) / weights);
      weights -= weight;
      left -= size;
      return { kind, size, pause };
    });
  });
}

export const publicationOf = (events: number, clients: number): fc.Arbitrary<Publication> =>
  fc.record({
    steps: stepsOf(events),
    restart: fc.option(fc.nat(steps - 1), { nil: undefined }),
    schedules: fc.array(schedule, { minLength: clients, maxLength: clients }),
  });
