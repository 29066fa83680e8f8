import { endpoints } from './endpoints.ts';
import { article, category, customer, message, ticket, ticketDetail, whoami } from './fixtures.ts';
import type { Call, OperationName } from './override.ts';
import { samples } from './samples.ts';
import { fieldsSent, type Sent } from './sent-fields.ts';
import { slugOf } from './slug.ts';
import { fixtureId } from './values.ts';

/** What the path of a call says about the object in its response. */
type PathFacts = Record<string, string>;

type DataName = (typeof endpoints)[OperationName]['data'];

type Builder = (facts: PathFacts) => object;

const builders: { [Name in Exclude<DataName, keyof typeof samples>]: Builder } = {
  Article: article,
  Category: category,
  Customer: customer,
  Deleted: ({ id = fixtureId('ticket') }) => ({ deleted: true, id }),
  Message: message,
  Ticket: ticket,
  TicketDetail: ticketDetail,
  WhoAmI: () => whoami(),
};
const builderByName = new Map<string, Builder>(Object.entries(builders));
const sampleByName = new Map<string, object>(Object.entries(samples));

/** What a new object starts with on the server, where that differs from the fixture. */
const beginnings: { [Name in OperationName]?: (sent: Sent) => object } = {
  'tickets.create': (sent) => ({
    tags: [],
    // The name of a customer that is named by id is the fixture's.
    ...(!sent.has('customerId') && { customerId: null, customerName: null }),
  }),
  'articles.create': (sent) => ({
    slug: slugOf(String(sent.get('title') ?? '')),
    content: '',
    category: null,
    status: 'draft',
    isPublic: false,
    tags: [],
  }),
  'categories.create': (sent) => ({ slug: slugOf(String(sent.get('name') ?? '')) }),
};

/**
 * What an endpoint answers when a test does not say: a fixture with the id asked for, and with the
 * fields and filters sent. What follows from them, such as when a closed ticket was closed, follows.
 */
export function defaultAnswer<Name extends OperationName>(name: Name, call: Call<Name>): object {
  const { path, data, kind } = endpoints[name];
  const build = builderOf(data);
  const facts = pathFacts(path, call.params, build({}));
  const sent: Sent = new Map(Object.entries({ ...call.query, ...call.body }));
  const answer = build({ ...facts, ...beginnings[name]?.(sent), ...fieldsSent(sent, build(facts)) });
  return kind === 'one' ? answer : [answer];
}

const builderOf = (data: DataName): Builder =>
  builderByName.get(data) ?? ((facts) => ({ ...sampleByName.get(data), ...facts }));

/**
 * The parts of a path that are fields of the object, by name. What the path ends in is its own id: in
 * `/tickets/{ticketId}` the ticket's, while `/tickets/{ticketId}/messages` says whose messages they are.
 */
function pathFacts(path: string, params: Record<string, string>, sample: object): PathFacts {
  const own = params[/\{(\w+)\}$/.exec(path)?.[1] ?? ''];
  const facts = Object.entries({ ...params, ...(own !== undefined && { id: own }) });
  return Object.fromEntries(facts.filter(([name]) => Object.hasOwn(sample, name)));
}
