import type { EventType } from '@cstar.help/contract';
import type { Context } from '../../context.ts';
import type { DomainEvent } from '../events.ts';
import { articleEvents } from './articles.ts';
import { communityPostEvents } from './community.ts';
import { customerGroupEvents } from './customer-groups.ts';
import { customerEvents } from './customers.ts';
import { bossEvents, playerEvents, socialEvents } from './game.ts';
import { agentEvents, teamEvents } from './preferences.ts';
import type { Present } from './present.ts';
import { surveyEvents } from './surveys.ts';
import { ticketEvents } from './tickets.ts';

const presenters: { [Type in EventType]: Present<Type> } = {
  ...ticketEvents,
  ...customerEvents,
  ...customerGroupEvents,
  ...articleEvents,
  ...communityPostEvents,
  ...surveyEvents,
  ...teamEvents,
  ...agentEvents,
  ...bossEvents,
  ...playerEvents,
  ...socialEvents,
};

// Declared as a method: the presenter of one type may then be called by those who know the type only as data.
type AnyPresent = { present(context: Context, payload: object): object | Promise<object> }['present'];

/** What an event tells its receivers, made while everything is as it was when it happened. */
export async function dataOf(
  context: Context,
  { type, payload }: DomainEvent,
): Promise<Record<string, unknown>> {
  const present: AnyPresent = presenters[type];
  return { ...(await present(context, payload)) };
}
