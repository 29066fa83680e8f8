import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ClientIdentity, CStarEvent, TicketCreatedEvent } from '@cstar.help/js';
import { signIdentity } from '@cstar.help/js/identity';
import {
  type AnyEvent,
  constructEventAsync,
  createWebhookHandler,
  signPayload,
  verifySignature,
  type WebhookContext,
  type WebhookSignatureError,
} from '@cstar.help/js/webhook';
import { createWebhookHandler as forExpress } from '@cstar.help/js/webhook/express';
import { constructEvent } from '@cstar.help/js/webhook/node';
import { createWebhookHandler as forSvelteKit } from '@cstar.help/js/webhook/sveltekit';
import { expectTypeOf } from 'vitest';

declare const request: Request;
declare const bytes: Uint8Array;
declare const headers: Headers;
declare const incoming: IncomingMessage;
declare const outgoing: ServerResponse;
const secret: string | undefined = process.env.CSTAR_WEBHOOK_SECRET;

// An event is told apart by its type.
const event = await constructEventAsync(request, secret);
expectTypeOf(event).toEqualTypeOf<CStarEvent>();
if (event.type === 'ticket.created') {
  expectTypeOf(event).toEqualTypeOf<TicketCreatedEvent>();
  expectTypeOf(event.data.ticket.title).toEqualTypeOf<string>();
  // @ts-expect-error a ticket has no such field
  event.data.ticket.colour;
}
// @ts-expect-error there is no such event
if (event.type === 'ticket.exploded') expectTypeOf(event).toBeNever();

// Whatever frameworks hand out goes in as it is.
expectTypeOf(
  constructEventAsync(bytes, headers.get('x-signature'), [secret, undefined]),
).resolves.toEqualTypeOf<CStarEvent>();
expectTypeOf(
  constructEvent(Buffer.of(), incoming.headers['x-signature'], secret),
).toEqualTypeOf<CStarEvent>();
expectTypeOf(
  verifySignature('', headers.get('x-signature'), secret, { tolerance: 60 }),
).toEqualTypeOf<boolean>();
// @ts-expect-error a parsed body is not the raw one
verifySignature({ id: 'evt_1' }, '', secret);
// @ts-expect-error a raw body needs its header and a secret
await constructEventAsync('{}', secret);
expectTypeOf<WebhookSignatureError['name']>().toEqualTypeOf<'WebhookSignatureError'>();

// Handlers know their events.
const handle = createWebhookHandler({
  secret,
  seen: new Set<string>(),
  on: {
    'ticket.created': (created, context) => {
      expectTypeOf(created).toEqualTypeOf<TicketCreatedEvent>();
      expectTypeOf(context).toEqualTypeOf<WebhookContext>();
    },
    'ticket.*': (some) => {
      expectTypeOf(some.data.ticket.id).toEqualTypeOf<string>();
      expectTypeOf<'ticket.created'>().toExtend<typeof some.type>();
    },
    '*': (any) => expectTypeOf(any).toEqualTypeOf<CStarEvent>(),
    default: (other) => expectTypeOf(other).toEqualTypeOf<AnyEvent>(),
  },
});
expectTypeOf(handle).toBeCallableWith(request);
expectTypeOf(handle(request)).resolves.toEqualTypeOf<Response>();
// @ts-expect-error there is no such event
createWebhookHandler({ secret, on: { 'ticket.exploded': () => undefined } });
// @ts-expect-error this event has no ticket
createWebhookHandler({ secret, on: { 'article.created': ({ data }) => data.ticket } });
expectTypeOf(forExpress({ secret, on: {} })).toBeCallableWith(
  incoming,
  outgoing,
  (_error: unknown) => undefined,
);
expectTypeOf(forSvelteKit({ secret, on: {} })({ request })).resolves.toEqualTypeOf<Response>();

// A signed payload keeps the type of its body.
expectTypeOf(signPayload({ id: 'evt_1' }, 'whsec_x').body).toEqualTypeOf<string>();
expectTypeOf(signPayload(bytes, 'whsec_x').body).toEqualTypeOf<Uint8Array>();

// An identity is what the client takes, with the fields of one's own.
const identity = signIdentity({ id: 17, email: 'ada@example.com', plan: 'pro' }, secret);
expectTypeOf(identity).toExtend<ClientIdentity>();
expectTypeOf(identity.plan).toEqualTypeOf<string>();
expectTypeOf(identity.timestamp).toEqualTypeOf<number>();
// @ts-expect-error an identity needs an e-mail address
signIdentity({ id: 17 }, secret);
