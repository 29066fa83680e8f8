import { covers, type EventOf, type EventPattern } from '../events.ts';
import type { CStarEvent, EventEnvelope } from '../types/index.ts';
import { isText } from './bytes.ts';
import { WebhookSignatureError } from './signature-error.ts';
import type { VerifyOptions, WebhookSecret } from './types.ts';

/** What a delivery tells besides its event. */
export interface WebhookContext {
  /** Which attempt this is, from 1. */
  attempt: number;
  /** The subscription that sent it. */
  webhookId: string | undefined;
  /** The ID of the API call that caused the event. Log it: with it, support finds the call. */
  requestId: string | undefined;
}

/** An event of any type, of today or tomorrow. */
export interface AnyEvent extends EventEnvelope {
  type: string;
  data: Record<string, unknown>;
}

type HandlerOf<Event> = (event: Event, context: WebhookContext) => unknown;

/**
 * Handlers by event, by resource (`ticket.*`) or for everything (`*`). All that cover an event are called one after
 * the other, in the order in which they stand here; `default` is called where none does.
 */
export type WebhookHandlers = {
  readonly [Pattern in EventPattern]?: HandlerOf<EventOf<Pattern>> | undefined;
} & { readonly default?: HandlerOf<AnyEvent> | undefined };

/**
 * Where the IDs of handled events are kept, so that a repeated delivery is not handled twice. A `Set` fits for tests;
 * in production it is a table or a cache that keeps an ID for at least two days, as long as cStar retries.
 */
export interface SeenEvents {
  /** Whether the event was handled before. */
  has(eventId: string): boolean | Promise<boolean>;
  /** Called when every handler has succeeded, and only then. */
  add(eventId: string): unknown;
}

/** What `createWebhookHandler` takes. */
export interface WebhookHandlerOptions extends Pick<VerifyOptions, 'tolerance'> {
  /** The webhook's secret, `whsec_…`; several while you rotate. */
  secret: WebhookSecret;
  /** What to do with which event. */
  on: WebhookHandlers;
  /** Where the IDs of handled events are kept. Default: nowhere, so that a repeated delivery is handled again. */
  seen?: SeenEvents | undefined;
  /**
   * Told of every delivery that is answered with an error: of a `WebhookSignatureError`, or of what a handler or
   * `seen` threw, then with the event. Without it nobody hears of them but cStar's delivery log.
   */
  onError?: ((error: unknown, event?: CStarEvent) => unknown) | undefined;
}

/** An answer to a delivery, before it is one of a framework. */
export interface Answer {
  readonly status: number;
  /** JSON. Holds the code of a mistake, never its message: whoever sent the request reads it. */
  readonly body: string;
}

/**
 * Handles one delivery: 200 when it is handled, repeated or of no interest, 400 when it is not genuine, 500 when the
 * fault is here, so that cStar tries again.
 *
 * @param receive verifies the delivery and gives its event
 * @param header reads a header of the delivery
 */
export async function answer(
  { secret, on, seen, onError }: WebhookHandlerOptions,
  receive: () => CStarEvent | Promise<CStarEvent>,
  header: (name: string) => unknown,
): Promise<Answer> {
  let event: CStarEvent | undefined;
  try {
    event = await receive();
    if (await seen?.has(event.id)) return json(200, { received: true, result: 'repeated' });
    const wasHandled = await dispatch(on, event, contextOf(header));
    await seen?.add(event.id);
    return json(200, { received: true, result: wasHandled ? 'handled' : 'ignored' });
  } catch (error) {
    await onError?.(error, event);
    const code = error instanceof WebhookSignatureError ? error.code : 'handler_failed';
    return json(event || isOwnFault(code, secret) ? 500 : 400, { error: { code } });
  }
}

async function dispatch(on: WebhookHandlers, event: CStarEvent, context: WebhookContext): Promise<boolean> {
  const all = Object.entries(on) as [string, HandlerOf<CStarEvent | AnyEvent> | undefined][];
  const covering = all.filter(([pattern, handler]) => handler && covers(pattern, event.type));
  const chosen = covering.length ? covering : all.filter(([pattern]) => pattern === 'default');
  for (const [, handler] of chosen) await handler?.(event, context);
  return chosen.length > 0;
}

function contextOf(header: (name: string) => unknown): WebhookContext {
  const text = (name: string) => header(name)?.toString();
  return {
    attempt: Number(text('x-delivery-attempt')) || 1,
    webhookId: text('x-webhook-id'),
    requestId: text('x-cstar-request-id'),
  };
}

/**
 * What happens to every delivery alike, for the receiver to mend. The rest is what a forged delivery can bring about,
 * also where the code blames the secret: that is a guess at why a signature failed, unless the secret is no text.
 */
const isOwnFault = (code: string, secret: WebhookSecret) =>
  /^(secret_missing|body_not_raw|body_consumed|crypto_missing|handler_failed)$/.test(code) ||
  ![secret].flat().every((one) => !one || isText(one));

const json = (status: number, body: object): Answer => ({ status, body: JSON.stringify(body) });
