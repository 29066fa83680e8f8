import { call } from '../core/call.ts';
import { CStarError } from '../errors.ts';
import { covers } from '../events.ts';
import type { CStarEvent } from '../types/index.ts';
import type { Hub, Subscription } from './hub.ts';

/** Passes events to whoever listens to their type: those who did when one came, and still do when it is their turn. */
export function createDispatch(hub: Hub): (event: CStarEvent) => void {
  // Events of a type tend to come in a row, and comparing is faster than looking up.
  let { routes } = hub;
  let latestType: string | undefined;
  let route: Subscription[] = [];
  return (event) => {
    const { type } = event;
    if (type !== latestType || routes !== hub.routes) {
      latestType = type;
      routes = hub.routes;
      route = routes.get(type) ?? routeOf(hub, type);
    }
    for (const subscription of route) {
      if (subscription.active) pass(hub, subscription, event);
    }
  };
}

/** Kept until a subscription comes or goes: then the hub drops them all. None of them is ever changed. */
function routeOf(hub: Hub, type: string): Subscription[] {
  const route = [...hub.subscriptions].filter(({ pattern }) => covers(pattern, type));
  hub.routes.set(type, route);
  return route;
}

/** Whatever a handler does, the others get the event too. */
function pass(hub: Hub, { handler, pattern }: Subscription, event: CStarEvent): void {
  const report = (cause: unknown) => {
    const said = cause instanceof Error ? cause.message : typeof cause;
    const message = `The handler of ${pattern} threw (${said}) for ${event.id}, which counts as delivered. Catch in it what may fail.`;
    hub.failed(new CStarError(message, { code: 'handler_failed', cause }));
  };
  call(handler, report, event);
}
