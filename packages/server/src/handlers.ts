import type { AnyReturns, Contract, Endpoint, Returns } from '@cstar.help/contract';
import type { z } from 'zod';
import type { Context } from './context.ts';
import type { AnyEndpoint, Input } from './http/read-input.ts';

/** What a handler is given: the input, read by the contract, and the request's context. */
interface Call<E extends AnyEndpoint> {
  params: z.output<E['params']>;
  query: z.output<E['query']>;
  body: E extends Endpoint<string, z.ZodObject, infer Body, AnyReturns> ? z.output<Body> : never;
  context: Context;
}

/** What a handler returns: the object, one page with the total, or the whole list. */
type Result<R extends AnyReturns> =
  R extends Returns<'one', infer Schema>
    ? z.input<Schema>
    : R extends Returns<'page', infer Schema>
      ? { items: z.input<Schema>[]; total: number }
      : R extends Returns<'all', infer Schema>
        ? z.input<Schema>[]
        : never;

// Declared as methods: a handler of one endpoint is then a `Handler` of any endpoint, which is
// how the routes, that know the contract only as data, may call it.
type HandlerOf<E extends AnyEndpoint> = {
  handle(call: Call<E>): Promise<Result<E['returns']>>;
}['handle'];

export type Handler = { handle(call: Input & { context: Context }): Promise<unknown> }['handle'];

/** One handler per endpoint of a resource, under the same names. A missing one does not compile. */
export type Handlers<Name extends keyof Contract> = {
  [E in keyof Contract[Name]['endpoints']]: Contract[Name]['endpoints'][E] extends AnyEndpoint
    ? HandlerOf<Contract[Name]['endpoints'][E]>
    : never;
};
