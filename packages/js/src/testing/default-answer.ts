import { endpoints } from './endpoints.ts';
import { article, category, customer, message, ticket, ticketDetail, whoami } from './fixtures.ts';
import type { Call, OperationName } from './override.ts';
import { fieldsSent, type Sent } from './sent-fields.ts';
import { slugOf } from './slug.ts';
import { fixtureId } from './values.ts';

/** What the path of a call says about the object in its response. */
interface PathFacts {
  id?: string;
  ticketId?: string;
}

type DataName = (typeof endpoints)[OperationName]['data'];

const builders: { [Name in DataName]: (facts: PathFacts) => object } = {
  Article: article,
  Category: category,
  Customer: customer,
  Deleted: ({ id = fixtureId('ticket') }) => ({ deleted: true, id }),
  Message: message,
  Ticket: ticket,
  TicketDetail: ticketDetail,
  WhoAmI: () => whoami(),
};

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
  const build = builders[data];
  const facts = pathFacts(path, call.params);
  const sent: Sent = new Map(Object.entries({ ...call.query, ...call.body }));
  const answer = build({ ...facts, ...beginnings[name]?.(sent), ...fieldsSent(sent, build(facts)) });
  return kind === 'one' ? answer : [answer];
}

/** In `/tickets/{ticketId}` the parameter is the object's own id; in `/tickets/{ticketId}/messages` its ticket's. */
function pathFacts(path: string, params: Record<string, string>): PathFacts {
  const own = /\{(\w+)\}$/.exec(path)?.[1];
  const id = own === undefined ? undefined : params[own];
  if (id !== undefined) return { id };
  return params.ticketId === undefined ? {} : { ticketId: params.ticketId };
}
