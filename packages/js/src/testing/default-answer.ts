import { endpoints } from './endpoints.ts';
import { article, category, customer, message, ticket, ticketDetail, whoami } from './fixtures.ts';
import { beginnings, outcomes } from './outcomes.ts';
import type { Call, OperationName } from './override.ts';
import { samples } from './samples.ts';
import { fieldsSent, type Sent } from './sent-fields.ts';
import { fixtureId } from './values.ts';

type DataName = (typeof endpoints)[OperationName]['data'];

type Builder = (fields: object) => object;

const builders: { [Name in Exclude<DataName, keyof typeof samples>]: Builder } = {
  Article: article,
  Category: category,
  Customer: customer,
  Deleted: (fields) => ({ deleted: true, id: fixtureId('ticket'), ...fields }),
  Message: message,
  Ticket: ticket,
  TicketDetail: ticketDetail,
  WhoAmI: () => whoami(),
};
const builderByName = new Map<string, Builder>(Object.entries(builders));
const sampleByName = new Map<string, object>(Object.entries(samples));

/**
 * What an endpoint answers when a test does not say: a fixture with the id asked for, and with the
 * fields and filters sent. What follows from them, such as when a closed ticket was closed, follows.
 */
export function defaultAnswer<Name extends OperationName>(name: Name, call: Call<Name>): object {
  const { data, kind } = endpoints[name];
  const build = builderOf(data);
  const facts = pathFacts(name, call.params, build({}));
  const sent: Sent = new Map(Object.entries({ ...call.query, ...call.body }));
  const outcome = outcomes[name]?.(sent);
  if (Array.isArray(outcome)) return outcome;
  const fields = { ...facts, ...beginnings[name]?.(sent), ...fieldsSent(sent, build(facts)), ...outcome };
  return kind === 'one' ? build(fields) : [build(fields)];
}

const builderOf = (data: DataName): Builder =>
  builderByName.get(data) ?? ((facts) => ({ ...sampleByName.get(data), ...facts }));

/**
 * The parts of a path that are fields of the object, by name. What the path of one object ends in is its
 * own id: in `/tickets/{ticketId}` the ticket's, while `/tickets/{ticketId}/messages` says whose messages
 * they are. A path may go on with what is done: `/invites/{inviteId}/accept`.
 */
function pathFacts(name: OperationName, params: Record<string, string>, sample: object): object {
  const { path, kind } = endpoints[name];
  const last = /\{(\w+)\}[^{}]*$/.exec(path)?.[1] ?? '';
  const object = 'object' in sample ? String(sample.object) : '';
  const isOwn = path.endsWith('}') || `_${object}`.endsWith(`_${last.replace(/Id$/, '')}`);
  const id = kind === 'one' && isOwn ? params[last] : undefined;
  // What was deleted may be of any kind, so its id returns as it was sent.
  if ('deleted' in sample) return id === undefined ? {} : { id };
  return fieldsSent(new Map(Object.entries({ ...params, ...(id !== undefined && { id }) })), sample);
}
