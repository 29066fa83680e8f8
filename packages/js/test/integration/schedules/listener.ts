import { CStarClient, type CStarClientOptions, type EventPattern } from '@cstar.help/js';
import { covers } from '../../../src/events.ts';
import type { Traffic } from './clock.ts';
import { clientHeader, networkTo, type Site } from './network.ts';
import type { Published } from './publisher.ts';
import type { Schedule } from './schedule.ts';

/** The events that a pattern is about: of all that were published, or of those after so many. */
export type Ids = (pattern: EventPattern, from?: number) => readonly string[];

export function idsOf(published: readonly Published[]): Ids {
  const known = new Map<string, readonly string[]>();
  return (pattern, from = 0) => {
    const key = `${pattern} ${from}`;
    const ids =
      known.get(key) ?? published.slice(from).flatMap(({ id, type }) => (covers(pattern, type) ? [id] : []));
    known.set(key, ids);
    return ids;
  };
}

/** A client that goes by its schedule. */
export interface Listener {
  readonly isConnected: boolean;
  /** To be called after each step of the publication, with how much is published by then. */
  stepped(index: number, published: number): void;
  /** What of all that was published has not come, or came wrongly, in words. */
  faults(idsFor: Ids): string[];
  close(): void;
}

export function listenTo(
  site: Site,
  traffic: Traffic,
  schedule: Schedule,
  options: CStarClientOptions,
  name: string,
): Listener {
  const fetch = networkTo(site, schedule.connections, traffic);
  const cstar = new CStarClient({ ...options, fetch, headers: { [clientHeader]: name } });
  const reports: string[] = [];
  cstar.realtime.onGap(({ reason, cursor }) => reports.push(`a gap (${reason}) after ${cursor}`));
  cstar.realtime.onError(({ code, message }) => {
    // That a connection cannot be made is as planned.
    if (code === 'malformed_event' || cstar.realtime.status === 'closed') reports.push(message);
  });
  const first: string[] = [];
  cstar.realtime.on(schedule.pattern, ({ id }) => first.push(id));

  const { late: plan } = schedule;
  const late: string[] = [];
  /** How much was published when the late handler came, and how much it had got when it went. */
  let cameAt: number | undefined;
  let goneWith: number | undefined;
  let off: (() => void) | undefined;

  return {
    get isConnected() {
      return cstar.realtime.connected;
    },
    stepped(index, published) {
      if (plan?.comes === index) {
        cameAt = published;
        off = cstar.realtime.on(plan.pattern, ({ id }) => late.push(id));
      }
      if (plan?.goes !== index) return;
      off?.();
      goneWith = late.length;
    },
    faults(idsFor) {
      const found = [...reports, ...differences(schedule.pattern, idsFor(schedule.pattern), first)];
      if (plan === undefined || cameAt === undefined) return found;
      // What happened before it came may be told to it as well, as far as that was not told by then.
      const all = idsFor(plan.pattern);
      const due = all.length - idsFor(plan.pattern, cameAt).length;
      const from = late[0] === undefined ? due : Math.min(all.indexOf(late[0]), due);
      const upTo = goneWith === undefined ? all.length : from + goneWith;
      return [...found, ...differences(`late ${plan.pattern}`, all.slice(from, upTo), late)];
    },
    close: () => cstar.destroy(),
  };
}

function differences(whose: string, expected: readonly string[], delivered: readonly string[]): string[] {
  if (delivered.length === expected.length && delivered.every((id, place) => id === expected[place]))
    return [];
  const places = delivered.map((id) => expected.indexOf(id));
  return [`${whose}: of 0 to ${expected.length - 1}, these have come in this order: ${places.join()}`];
}
