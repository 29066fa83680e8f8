import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { formatId } from '@cstar.help/contract';
import type { Context as HonoContext, Next } from 'hono';
import { createMiddleware } from 'hono/factory';
import { ApiError } from '../../errors.ts';
import { DroppedConnection } from '../dropped-connection.ts';
import { errorEnvelope } from '../envelope.ts';
import type { ServerEnvironment } from '../environment.ts';
import type { ActiveFaults } from './active.ts';
import { cutAfter, duplicated, reordered } from './bodies.ts';
import type { Fault, FaultName, FaultOf } from './faults.ts';

type C = HonoContext<ServerEnvironment>;
type Action<Name extends FaultName> = {
  act(fault: FaultOf<Name>, c: C, next: () => Promise<void>): Promise<void>;
}['act'];

/** What each fault does to a call. `next` goes on with it, and with the faults further inside. */
const actions: { [Name in FaultName]: Action<Name> } = {
  async latency({ milliseconds }, c, next) {
    await delay(milliseconds, undefined, { signal: c.req.raw.signal }).catch(() => undefined);
    await next();
  },
  async expire_cursor(_, c, next) {
    const unknown = formatId('event', randomBytes(16).toString('hex'));
    const url = new URL(c.req.url);
    if (url.searchParams.has('after')) url.searchParams.set('after', unknown);
    const headers = new Headers(c.req.raw.headers);
    if (headers.has('last-event-id')) headers.set('last-event-id', unknown);
    c.req.raw = new Request(url, { headers, signal: c.req.raw.signal });
    await next();
  },
  async cut_stream({ afterBytes }, c, next) {
    await next();
    changeBody(c, cutAfter(afterBytes, c.env.connection?.cut));
  },
  async duplicate_events(_, c, next) {
    await next();
    changeBody(c, duplicated());
  },
  async reorder_events(_, c, next) {
    await next();
    changeBody(c, reordered());
  },
  async drop_before_commit() {
    throw new DroppedConnection('The connection was dropped by a fault, before anything was done.');
  },
  async drop_after_commit(_, c, next) {
    await next();
    await c.res.body?.cancel();
    throw new DroppedConnection('The connection was dropped by a fault, after everything was done.');
  },
  async rate_limited({ retryAfter }) {
    throw new ApiError(
      'rate_limit_exceeded',
      `A fault refuses this call. Wait ${retryAfter} seconds, then try again.`,
      { retryAfter },
    );
  },
  async server_error({ status }, c) {
    const error = new ApiError('internal_error', 'A fault lets this call fail. Try again.');
    const call = { requestId: c.var.requestId, timestamp: c.var.now };
    c.res = c.json(errorEnvelope(error, call), status);
  },
};

/** Spoils the calls that active faults are for. Never mounted outside development. */
export const injectFaults = (active: ActiveFaults) =>
  createMiddleware<ServerEnvironment>(async (c, next) => {
    const faults = active.take({
      method: c.req.method,
      path: c.req.path,
      header: (name) => c.req.header(name),
    });
    await actInTurn(faults, c, next);
  });

async function actInTurn([fault, ...inner]: Fault[], c: C, next: Next): Promise<void> {
  if (fault === undefined) return next();
  const action: Action<FaultName> = actions[fault.fault];
  await action(fault, c, () => actInTurn(inner, c, next));
}

function changeBody(c: C, change: TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>): void {
  // An error before the stream has nothing to change.
  if (c.res.body === null || c.res.status !== 200) return;
  c.res = new Response(c.res.body.pipeThrough(change), c.res);
}
