import type { EventData, EventType } from '@cstar.help/contract';
import type { Context } from '../../context.ts';
import type { PayloadOf } from '../events.ts';

/** How the payload of one type becomes the data that receivers get. */
export type Present<Type extends EventType> = (
  context: Context,
  payload: PayloadOf<Type>,
) => EventData<Type> | Promise<EventData<Type>>;

/** Those of all types that begin alike. */
export type PresentAll<Prefix extends string> = {
  [Type in EventType as Type extends `${Prefix}.${string}` ? Type : never]: Present<Type>;
};

/**
 * The same request as one with a secret key. Events tell everything, whoever caused them: what a
 * publishable key may not see is taken out when it reads.
 */
export const seeingAll = (context: Context): Context => ({
  ...context,
  principal: { ...context.principal, keyType: 'secret' },
});
