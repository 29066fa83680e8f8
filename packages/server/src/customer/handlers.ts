import type { AnyReturns, CustomerContract, Endpoint } from '@cstar.help/contract';
import type { z } from 'zod';
import type { Context, EffectContext } from '../context.ts';
import type { Result } from '../handlers.ts';
import type { AnyEndpoint } from '../http/read-input.ts';

interface Call<E extends AnyEndpoint, C> {
  params: z.output<E['params']>;
  query: z.output<E['query']>;
  body: E extends Endpoint<string, z.ZodObject, infer Body, AnyReturns> ? z.output<Body> : never;
  context: C;
}

// A method, as in `handlers.ts`, so that the routes may call any of them.
type CustomerHandlerOf<E extends AnyEndpoint> = {
  handle(call: Call<E, Context>): Promise<Result<E['returns']>>;
}['handle'];

interface CustomerEffectHandlerOf<E extends AnyEndpoint> {
  reach(call: Call<E, EffectContext>): Promise<Result<E['returns']>>;
  /** Renews what has aged in the stored object of an earlier call, when that call is replayed. */
  again?(stored: Result<E['returns']>, context: EffectContext): Result<E['returns']>;
}

/** One handler per endpoint of an area, under the same names. A missing one does not compile. */
export type CustomerHandlers<Name extends keyof CustomerContract> = {
  [E in keyof CustomerContract[Name]['endpoints']]: CustomerContract[Name]['endpoints'][E] extends AnyEndpoint
    ?
        | CustomerHandlerOf<CustomerContract[Name]['endpoints'][E]>
        | CustomerEffectHandlerOf<CustomerContract[Name]['endpoints'][E]>
    : never;
};
