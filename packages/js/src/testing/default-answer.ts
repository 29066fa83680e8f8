import { endpoints } from './endpoints.ts';
import { article, category, customer, message, ticket, ticketDetail, whoami } from './fixtures.ts';
import type { Call, OperationName } from './override.ts';
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

/** What an endpoint answers when a test does not say: a fixture with the id asked for and the fields sent. */
export function defaultAnswer<Name extends OperationName>(name: Name, call: Call<Name>): object {
  const { path, data, kind } = endpoints[name];
  const build = builders[data];
  const facts = pathFacts(path, call.params);
  return kind === 'one' ? { ...build(facts), ...echo(build(facts), call.body) } : [build(facts)];
}

/** In `/tickets/{ticketId}` the parameter is the object's own id; in `/tickets/{ticketId}/messages` its ticket's. */
function pathFacts(path: string, params: Record<string, string>): PathFacts {
  const own = /\{(\w+)\}$/.exec(path)?.[1];
  const id = own === undefined ? undefined : params[own];
  if (id !== undefined) return { id };
  return params.ticketId === undefined ? {} : { ticketId: params.ticketId };
}

/** The fields of a body that the object has too, in the form in which the API returns them. */
function echo(object: object, body: object | undefined): object {
  const known = Object.entries(body ?? {}).filter(([field]) => field in object);
  return Object.fromEntries(known.map(([field, value]) => [field, asReturned(field, value)]));
}

function asReturned(field: string, value: unknown): unknown {
  if (field === 'tags' && typeof value === 'string') {
    const tags = value.split(',').map((tag) => tag.trim());
    return tags.filter((tag) => tag !== '');
  }
  if (field === 'metadata' && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value ?? {}).filter(([, entry]) => entry !== null));
  }
  return value;
}
