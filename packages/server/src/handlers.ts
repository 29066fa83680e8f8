import type { AnyReturns, Contract, Endpoint, Returns } from '@cstar.help/contract';
import type { z } from 'zod';
import type { Context, EffectContext } from './context.ts';
import type { AnyEndpoint, Input } from './http/read-input.ts';

/** What a handler is given: the input, read by the contract, and the request's context. */
interface Call<E extends AnyEndpoint, C> {
  params: z.output<E['params']>;
  query: z.output<E['query']>;
  body: E extends Endpoint<string, z.ZodObject, infer Body, AnyReturns> ? z.output<Body> : never;
  context: C;
}

/** What a handler returns: the object, one page with the total, the whole list, or a stretch with its cursor. */
export type Result<R extends AnyReturns> =
  R extends Returns<'one', infer Schema>
    ? z.input<Schema>
    : R extends Returns<'page', infer Schema>
      ? { items: z.input<Schema>[]; total: number }
      : R extends Returns<'all', infer Schema>
        ? z.input<Schema>[]
        : R extends Returns<'cursor', infer Schema>
          ? { items: z.input<Schema>[]; cursor: string | null }
          : never;

// Declared as methods: a handler of one endpoint is then a `Handler` of any endpoint, which is
// how the routes, that know the contract only as data, may call it.
type HandlerOf<E extends AnyEndpoint> = {
  handle(call: Call<E, Context>): Promise<Result<E['returns']>>;
}['handle'];

/** A handler whose work reaches beyond the database, and therefore holds no transaction open. */
interface EffectHandlerOf<E extends AnyEndpoint> {
  reach(call: Call<E, EffectContext>): Promise<Result<E['returns']>>;
  /** Renews what has aged in the stored object of an earlier call, when that call is replayed. */
  again?(stored: Result<E['returns']>, context: EffectContext): Result<E['returns']>;
}

export type Handler = { handle(call: Input & { context: Context }): Promise<unknown> }['handle'];
export interface EffectHandler {
  reach(call: Input & { context: EffectContext }): Promise<unknown>;
  again?(stored: unknown, context: EffectContext): unknown;
}

/** One handler per endpoint of a resource, under the same names. A missing one does not compile. */
export type Handlers<Name extends keyof Contract> = {
  [E in keyof Contract[Name]['endpoints']]: Contract[Name]['endpoints'][E] extends AnyEndpoint
    ? HandlerOf<Contract[Name]['endpoints'][E]> | EffectHandlerOf<Contract[Name]['endpoints'][E]>
    : never;
};
