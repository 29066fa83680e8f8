import { unchanging } from '../events/changes.ts';
import { eventTypeName } from '../events/index.ts';
import { eventTypeNames } from '../shared/events.ts';
import { docComment } from './doc-comment.ts';

/** The types that hold all events together: by their name, and as one union that `type` tells apart. */
export const eventTypes = (): string =>
  [
    docComment('Every event, by its name: `EventMap["ticket.created"]` is a `TicketCreatedEvent`.'),
    'export interface EventMap {\n',
    ...eventTypeNames.map((type) => `  '${type}': ${eventTypeName(type)};\n`),
    '}\n\n',
    docComment('The name of an event: `resource.action`.'),
    'export type EventType = keyof EventMap;\n\n',
    docComment('Any event. Its `type` tells what `data` holds: checking the one narrows the other.'),
    'export type CStarEvent = EventMap[EventType];\n\n',
    docComment(
      'The fields of an object that changed, each with its value before and now. Others are absent.',
    ),
    'export type EventChanges<Fields> = {\n',
    `  [Name in Exclude<keyof Fields, ${unchanging.map((name) => `'${name}'`).join(' | ')}>]?: {\n`,
    '    from: Fields[Name];\n',
    '    to: Fields[Name];\n',
    '  };\n',
    '};\n',
  ].join('');
