import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import type { EventType } from '@cstar.help/contract';
import { isPublic, lookupPublic, PrivateAddressError } from './public-addresses.ts';
import { signatureOf } from './signature.ts';

// One attempt to deliver one event. Which events go where, and what follows from a failure, is for
// those who call it: test calls, which try once, and the dispatch, which tries again.

/** An event as webhooks receive it. */
export interface WireEvent {
  /** As the API shows it (`evt_…`). */
  id: string;
  type: EventType;
  createdAt: Date;
  teamId: string;
  /** In snake_case. */
  data: Record<string, unknown>;
  /** Whether it is made up. */
  test: boolean;
}

export interface Delivery {
  event: WireEvent;
  /** As the API shows it (`whk_…`). */
  webhookId: string;
  url: string;
  /** The one that holds, then those before it that still do. */
  secrets: readonly string[];
  /** From 1. */
  attempt: number;
  /** The call from which the event comes. */
  requestId: string;
  sentAt: Date;
}

export interface DeliveryOutcome {
  success: boolean;
  /** Null when there was no answer. */
  status: number | null;
  responseTimeMs: number;
  /** Null when it succeeded. */
  error: string | null;
}

/**
 * Sends one event once. A failure is an outcome: it rejects only when `signal` is aborted, with its reason.
 */
export type Deliver = (delivery: Delivery, signal?: AbortSignal) => Promise<DeliveryOutcome>;

interface DeliverOptions {
  userAgent: string;
  /** Whether webhooks may be on this machine and in its network. */
  privateAddresses: boolean;
  /** What an answer may take. */
  budgetMs?: number;
}

export const createDeliver =
  ({ userAgent, privateAddresses, budgetMs = 10_000 }: DeliverOptions): Deliver =>
  async (delivery, stopped) => {
    const began = performance.now();
    stopped?.throwIfAborted();
    // One for each attempt, which holds on to nothing afterwards: `stopped` lives as long as the server.
    const ending = new AbortController();
    const end = () => ending.abort();
    const budget = setTimeout(end, budgetMs);
    stopped?.addEventListener('abort', end, { once: true });
    try {
      const status = await post(delivery, { userAgent, privateAddresses, signal: ending.signal });
      return outcomeOf(judge(status), began);
    } catch (error) {
      stopped?.throwIfAborted();
      const why = ending.signal.aborted ? `No answer within ${budgetMs / 1000} seconds.` : explain(error);
      return outcomeOf({ success: false, status: null, error: why }, began);
    } finally {
      clearTimeout(budget);
      stopped?.removeEventListener('abort', end);
    }
  };

type Judgement = Omit<DeliveryOutcome, 'responseTimeMs'>;

const outcomeOf = (judgement: Judgement, began: number): DeliveryOutcome => ({
  ...judgement,
  responseTimeMs: Math.round(performance.now() - began),
});

/** The body of a delivery, byte for byte what is signed. */
const bodyOf = ({ id, type, createdAt, teamId, data, test }: WireEvent): string =>
  JSON.stringify({
    id,
    type,
    created_at: createdAt.toISOString(),
    team_id: teamId,
    data,
    ...(test ? { test } : {}),
  });

interface PostOptions {
  userAgent: string;
  privateAddresses: boolean;
  signal: AbortSignal;
}

async function post(delivery: Delivery, options: PostOptions): Promise<number> {
  const url = new URL(delivery.url);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // An address is not looked up, so that it is checked here.
  if (!options.privateAddresses && isIP(host) !== 0 && !isPublic(host)) throw new PrivateAddressError();
  const body = bodyOf(delivery.event);
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === 'https:' ? https : http;
    const sent = request(url, {
      method: 'POST',
      // A connection of its own: none that was opened under other rules.
      agent: false,
      signal: options.signal,
      headers: headersOf(delivery, body, options.userAgent),
      ...(options.privateAddresses ? {} : { lookup: lookupPublic }),
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      resolve(response.statusCode ?? 0);
      // What the answer says matters to nobody, and it may have no end.
      response.on('error', () => undefined);
      response.destroy();
    });
    // Also without an error, as after an answer that changes the protocol.
    sent.on('close', () => reject(Object.assign(new Error('No answer.'), { code: 'ECONNRESET' })));
    sent.end(body);
  });
}

const headersOf = ({ event, webhookId, ...delivery }: Delivery, body: string, userAgent: string) => ({
  'Content-Type': 'application/json',
  'Content-Length': Buffer.byteLength(body),
  'User-Agent': userAgent,
  'X-Signature': signatureOf(delivery.secrets, body, delivery.sentAt),
  'X-Event-Type': event.type,
  'X-Event-ID': event.id,
  'X-Webhook-ID': webhookId,
  'X-Timestamp': delivery.sentAt.toISOString(),
  'X-Delivery-Attempt': String(delivery.attempt),
  'x-cstar-request-id': delivery.requestId,
});

function judge(status: number): Judgement {
  if (status >= 200 && status < 300) return { success: true, status, error: null };
  const error =
    status >= 300 && status < 400
      ? `The answer was ${status}, and redirects are not followed. Use the URL that it leads to.`
      : `The answer was ${status}. Answer with a 2xx to take an event.`;
  return { success: false, status, error };
}

/** The same of names that nobody knows and those of the own network, which are nobody else's business. */
const notOpen = 'The host of the URL is not on the open internet. Check its spelling, or use a public one.';

/** What failures of the connection mean for the owner of the URL. */
const failures = new Map([
  ['ENOTFOUND', notOpen],
  ['EAI_AGAIN', 'The host of the URL could not be looked up at the moment.'],
  ['ECONNREFUSED', 'The host refuses connections at this port.'],
  ['ECONNRESET', 'The host closed the connection without an answer.'],
  ['EHOSTUNREACH', 'The host cannot be reached.'],
  ['CERT_HAS_EXPIRED', 'The certificate of the host has expired.'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'The certificate of the host is self-signed.'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'The certificate of the host is for another name.'],
]);

function explain(error: unknown): string {
  if (error instanceof PrivateAddressError) return notOpen;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return failures.get(code) ?? `The connection failed (${code}).`;
}
