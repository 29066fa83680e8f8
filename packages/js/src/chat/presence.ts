import type { Host } from '../core/request.ts';
import { Transport } from '../core/transport.ts';
import type { CStarError } from '../errors.ts';
import type { Hub } from './hub.ts';
import type { Session } from './session.ts';
import { createSubscriptions, type Subscriptions } from './subscriptions.ts';

/** All that belongs to one customer: their calls, and what they follow. It ends as a whole. */
export interface Presence {
  readonly transport: Transport;
  /** The way for what only customers have: a visitor is told so before anything is sent. */
  readonly customers: Host;
  readonly subscriptions: Subscriptions;
  /** When the customer was last said to type, by ticket. */
  readonly typing: Map<string, number>;
  readonly failed: (error: CStarError) => void;
  /** Ends everything, for a reason that calls under way reject with. */
  end(reason: CStarError): void;
}

/** `base` says how calls are sent, without who sends them. */
export function createPresence(
  base: Transport,
  session: Session,
  host: Omit<Hub, 'transport' | 'credentials'>,
): Presence {
  const { settings, root } = base;
  const transport = new Transport(settings, root, session);
  const { open } = transport;
  const subscriptions = createSubscriptions({ ...host, transport, credentials: session });
  const customers: Host = {
    settings,
    root,
    open,
    credentials: { token: session.customerToken, renew: session.renew, keepsApart: true },
    get lastMeta() {
      return transport.lastMeta;
    },
    set lastMeta(read) {
      transport.lastMeta = read;
    },
  };
  return {
    transport,
    customers,
    subscriptions,
    typing: new Map(),
    failed: host.failed,
    end(reason) {
      subscriptions.clear(reason);
      open.end(reason);
    },
  };
}
