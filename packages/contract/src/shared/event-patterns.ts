import { z } from 'zod';
import { coversEvent, eventTypeNames } from './events.ts';
import { listQuery } from './query.ts';

const maxPatterns = 50;

/** Whether something can be covered by it: an event, all of a resource (`ticket.*`), or everything (`*`). */
const isPattern = (text: string): boolean => eventTypeNames.some((type) => coversEvent(text, type));

/** The event types that someone may have meant: of the same resource, else with the same action, else all. */
function eventsLike(text: string): readonly string[] {
  const [resource = '', action = ''] = text.toLowerCase().split(/[._:-](.*)/s);
  const ofResource = eventTypeNames.filter((type) => type.startsWith(resource.replace(/s$/, '') || ' '));
  if (ofResource.length > 0 && ofResource.length < eventTypeNames.length) return ofResource;
  const withAction = eventTypeNames.filter((type) => action !== '' && type.endsWith(`.${action}`));
  return withAction.length > 0 ? withAction : eventTypeNames;
}

const split = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

/** Each pattern once; an issue when one covers no event. */
function readPatterns(given: string[], context: z.RefinementCtx): string[] {
  const patterns = [...new Set(given)];
  const unknown = patterns.find((pattern) => !isPattern(pattern));
  if (patterns.length === 0) {
    context.addIssue({
      code: 'custom',
      message: 'at least one event needed, such as ticket.created or *',
    });
  } else if (patterns.length > maxPatterns) {
    context.addIssue({
      code: 'custom',
      message: `at most ${maxPatterns} events allowed; * stands for all`,
    });
  } else if (unknown !== undefined) {
    const near = eventsLike(unknown).join(', ');
    const shown = unknown.slice(0, 60);
    context.addIssue({ code: 'custom', message: `there is no event '${shown}'. Near it: ${near}` });
  }
  return patterns;
}

/** Events to subscribe to, as an array or one comma-separated string. */
export const eventPatterns = () =>
  z
    .union([z.array(z.string()), z.string()])
    .transform((value, context) => readPatterns(typeof value === 'string' ? split(value) : value, context))
    .pipe(z.array(z.string()));

/** The same in a query. */
export const eventPatternsQuery = () =>
  listQuery(z.string()).transform(readPatterns).pipe(z.array(z.string()));
