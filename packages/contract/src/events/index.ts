import { CStarEvent, EventEnvelope, namedEvents } from './envelope.ts';
import {
  EventAchievement,
  EventArticle,
  EventBoss,
  EventCustomer,
  EventCustomerGroup,
  EventCustomerSummary,
  EventMember,
  EventMessage,
  EventQuest,
  EventSurvey,
  EventTeam,
  EventTicket,
} from './objects.ts';

export { unchanging } from './changes.ts';
export { type EventData, eventSchemas } from './data.ts';
export { CStarEvent, eventEnvelope, eventTypeName } from './envelope.ts';
export { type SnakeCase, snakeCase } from './snake-cased.ts';

/** The named types that events are made of, in the order a reader wants them. */
export const namedEventSchemas = {
  EventEnvelope,
  ...namedEvents,
  EventTicket,
  EventCustomerSummary,
  EventMessage,
  EventCustomer,
  EventCustomerGroup,
  EventArticle,
  EventSurvey,
  EventMember,
  EventTeam,
  EventBoss,
  EventQuest,
  EventAchievement,
  CStarEvent,
};
