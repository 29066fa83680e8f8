import type { Fetch } from '@cstar.help/js';
import type { Traffic } from './clock.ts';
import type { ConnectionPlan } from './schedule.ts';

/** The server as it is now: away while it restarts. */
export interface Site {
  fetch: ((request: Request) => Promise<Response>) | undefined;
}

/** By which the server knows whose connection to spoil. */
export const clientHeader = 'x-test-client';

/** The network of one client: its n-th stream meets the n-th plan, those after the last plan meet nothing. */
export function networkTo(site: Site, plans: readonly ConnectionPlan[], traffic: Traffic): Fetch {
  let connections = 0;
  const ask = async (request: Request): Promise<Response> => {
    traffic.count += 1;
    if (site.fetch === undefined) throw new TypeError('fetch failed');
    const response = await site.fetch(request);
    traffic.count += 1;
    return response;
  };
  return async (url, { method, headers, body, signal }) => {
    const request = new Request(url, { method, headers, body });
    if (!url.includes('/webhooks/listen')) return ask(request);
    const plan = plans[connections++];
    for (const fault of plan === undefined ? [] : faultsOf(plan)) {
      const header = { name: clientHeader, value: headers[clientHeader] };
      const told = JSON.stringify({ ...fault, path: '/webhooks/listen', header });
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: told };
      const { status } = await ask(new Request(new URL('/__faults', url), init));
      if (status !== 201) throw new Error(`The server does not know the fault ${told}.`);
    }
    const response = await ask(request);
    if (!response.ok || response.body === null) return response;
    if (signal.aborted) {
      await response.body.cancel();
      throw signal.reason;
    }
    const { status } = response;
    return new Response(passed(response.body, plan, signal, traffic), { status, headers: response.headers });
  };
}

/** What the server is told to do. */
function faultsOf({ ends, after, events }: ConnectionPlan): object[] {
  const faults: object[] = [];
  if (events === 'duplicated') faults.push({ fault: 'duplicate_events' });
  if (events === 'reordered') faults.push({ fault: 'reorder_events' });
  if (ends === 'cut') faults.push({ fault: 'cut_stream', afterBytes: after });
  if (ends === 'dropped') faults.push({ fault: 'drop_before_commit' });
  if (ends === 'failed') faults.push({ fault: 'server_error', status: 503 });
  if (ends === 'limited') faults.push({ fault: 'rate_limited', retryAfter: after % 10 });
  return faults;
}

/** What reaches the client of what the server has sent. */
function passed(
  body: ReadableStream<Uint8Array>,
  plan: ConnectionPlan | undefined,
  signal: AbortSignal,
  traffic: Traffic,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const pieces = [...(plan?.pieces ?? [])];
  let left = plan?.ends === 'ended' || plan?.ends === 'silent' ? plan.after : Number.POSITIVE_INFINITY;
  const leave = () => reader.cancel().catch(() => undefined);

  const pass = async (control: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    while (left > 0) {
      const { done, value } = await reader.read();
      traffic.count += 1;
      if (signal.aborted) return;
      if (done) return control.close();
      const arrived = value.subarray(0, left);
      left -= arrived.length;
      for (const piece of split(arrived, pieces)) control.enqueue(piece);
    }
    await leave();
    if (plan?.ends === 'ended') control.close();
  };
  return new ReadableStream<Uint8Array>({
    start(control) {
      signal.addEventListener('abort', () => {
        control.error(signal.reason);
        return leave();
      });
      pass(control).catch((error: unknown) => {
        if (!signal.aborted) control.error(error);
      });
    },
    cancel: leave,
  });
}

/** Cuts off pieces of these sizes, as long as there are some; the rest stays whole. */
function split(bytes: Uint8Array, sizes: number[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let rest = bytes; rest.length > 0; ) {
    const piece = rest.subarray(0, sizes.shift());
    pieces.push(piece);
    rest = rest.subarray(piece.length);
  }
  return pieces;
}
