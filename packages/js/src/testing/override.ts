import type { Operations } from './endpoints.ts';

/** How the client calls an endpoint: `tickets.messages.list` for `cstar.tickets.messages.list()`. */
export type OperationName = keyof Operations;

/** One call, as an override sees it. */
export interface Call<Name extends OperationName> {
  /** The parts of the path, by name. */
  params: Operations[Name]['params'];
  /** The query parameters that were sent, with the types that the client takes. */
  query: Partial<Operations[Name]['query']>;
  /** The body that was sent; `undefined` for an endpoint that takes none. */
  body: Operations[Name]['body'];
  /** The request itself, with its headers. */
  request: Request;
}

/**
 * What a call gets: the data (a whole list for a list endpoint: the handler cuts it into pages),
 * a response such as {@link apiError} makes, or `undefined` for the default fixture.
 */
export type Answer<Name extends OperationName> = Operations[Name]['data'] | Response | undefined;

/** An answer for every call, or a function that answers each call. */
export type Override<Name extends OperationName> =
  | Answer<Name>
  | ((call: Call<Name>) => Answer<Name> | Promise<Answer<Name>>);

/** What some endpoints answer in place of the default fixtures. */
export type Overrides = { [Name in OperationName]?: Override<Name> };
