import {
  type AutomationActionParams,
  CStarClient,
  type TicketPriority,
  type TicketStatus,
} from '@cstar.help/js';
import { expectTypeOf } from 'vitest';

declare const cstar: CStarClient;

// Unions of the server are open: a value that is new there is no type error here.
expectTypeOf<'open'>().toExtend<TicketStatus>();
expectTypeOf<'escalated'>().toExtend<TicketStatus>();
expectTypeOf<string>().toExtend<TicketStatus>();
expectTypeOf<number>().not.toExtend<TicketStatus>();

// The known values stay known beside it, so that an editor can offer them.
expectTypeOf<Extract<TicketStatus, 'open'>>().toEqualTypeOf<'open'>();
expectTypeOf<Extract<TicketPriority, 'urgent'>>().toEqualTypeOf<'urgent'>();

const status: TicketStatus = 'a status from tomorrow';
cstar.tickets.list({ status });

// What is required, and what is no parameter.
// @ts-expect-error a ticket needs a title
cstar.tickets.create({});
// @ts-expect-error a title is a text
cstar.tickets.create({ title: 5 });
// @ts-expect-error there is no such field
cstar.tickets.create({ title: '', titel: '' });
// @ts-expect-error there is no such filter
cstar.tickets.list({ statuss: 'open' });
// @ts-expect-error an update needs the fields to change
cstar.tickets.update('tkt_1');
// @ts-expect-error a ticket cannot be assigned to a number
cstar.tickets.update('tkt_1', { assignedTo: 7 });
// @ts-expect-error an id is a text
cstar.tickets.get(5);
// @ts-expect-error an id is needed
cstar.tickets.get();
// @ts-expect-error a customer needs an e-mail address
cstar.customers.create({ name: 'Jane' });
// @ts-expect-error a message needs content
cstar.tickets.messages.create('tkt_1', {});
// @ts-expect-error a tag is a text
cstar.customers.create({ name: '', email: '', tags: [1] });
// @ts-expect-error a limit is required
cstar.tickets.list().toArray();
// @ts-expect-error a limit is required
cstar.tickets.list().toArray({});

// Null where the API takes it.
cstar.tickets.update('tkt_1', { assignedTo: null, metadata: { plan: null } });
// @ts-expect-error creating with null makes no sense
cstar.tickets.create({ title: '', metadata: { plan: null } });

// Undefined is as good as left out, also under exactOptionalPropertyTypes.
cstar.tickets.list({ status: undefined }, { signal: undefined, timeout: undefined, headers: undefined });
new CStarClient({ apiKey: undefined, teamId: undefined, fetch: undefined });

// Options of a call.
cstar.tickets.get('tkt_1', {
  signal: new AbortController().signal,
  timeout: 1,
  deadline: 1,
  maxRetries: 0,
  headers: { 'x-app': '1', accept: null },
  idempotencyKey: 'k',
});
// @ts-expect-error there is no such option
cstar.tickets.get('tkt_1', { retries: 1 });
// @ts-expect-error there is no such option
new CStarClient({ apikey: '' });

// Any fetch will do: the platform's, and one of your own.
new CStarClient({ fetch });
new CStarClient({ fetch: globalThis.fetch });
new CStarClient({ fetch: async () => new Response() });
new CStarClient({ logger: console });

// An action of a rule takes what its type needs, and nothing of another's.
const rule = (action: AutomationActionParams) =>
  cstar.automations.update('rule_1', { actions: [action, { type: 'unassign' }] });
rule({ type: 'assign', agentId: 'usr_1' });
rule({ type: 'assign_to', agentId: 'mem_1' });
rule({ type: 'add_tags', tags: 'hot, vip' });
rule({ type: 'send_notification', role: 'owner', title: 'Urgent!' });
// @ts-expect-error tags are no field of assign
rule({ type: 'assign', agentId: 'usr_1', tags: ['x'] });
// @ts-expect-error assign needs an agent
rule({ type: 'assign' });
// @ts-expect-error a note needs content
rule({ type: 'add_note', title: 'x' });
// @ts-expect-error there is no such action
rule({ type: 'explode' });
