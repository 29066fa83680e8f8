import type { EventType } from '@cstar.help/contract';
import type { KeyType } from '../db/schema/index.ts';
import { nothingOwn } from '../resources/shared/visibility.ts';
import type { LoggedEvent } from './log.ts';
import { snakeCased } from './wire/snake-cased.ts';

// What a stream tells those who have found a publishable key in a web page: never more than the same key
// reads from the API, where `resources/shared/visibility.ts` decides. Events are stored with everything,
// and what is private is taken out for each reader.

type Data = Readonly<Record<string, unknown>>;

/** How events about one kind of object look to a publishable key. */
interface View {
  /** Where the object stands in the data. */
  subject: string;
  /** The private fields of the object, with what stands there instead; nothing where it is undefined. */
  hidden: Data;
  /** Which of these objects are shown, by their present state. Default: all. */
  isPublic?(subject: Data): boolean;
  /** The fields that decide it: where one of them changes, what was there before was not public. */
  decisive?: readonly string[];
}

const ofTheTeam = snakeCased(nothingOwn);

const ticket: View = { subject: 'ticket', hidden: ofTheTeam };
const customer: View = { subject: 'customer', hidden: ofTheTeam };
const article: View = {
  subject: 'article',
  // Whether customers see the category is not known here, so that they do not see it at all.
  hidden: { notes: null, metadata: {}, category: null, category_id: null },
  isPublic: ({ status, is_public: isPublic }) => status === 'published' && isPublic === true,
  decisive: ['status', 'is_public'],
};
const post: View = {
  subject: 'post',
  hidden: { custom_fields: undefined },
  isPublic: ({ visibility }) => visibility === 'public',
  decisive: ['visibility'],
};

/** All that publishable keys see, and how. A type that is not here is for the team alone. */
const views: Partial<Record<EventType, View>> = {
  'ticket.created': ticket,
  'ticket.updated': ticket,
  'ticket.closed': ticket,
  'ticket.message_added': ticket,
  'ticket.deleted': ticket,
  'ticket.assigned': ticket,
  'customer.created': customer,
  'customer.updated': customer,
  'customer.deleted': customer,
  'article.created': article,
  'article.published': article,
  'article.updated': article,
  'article.deleted': article,
  'community_post.created': post,
  'community_post.updated': post,
  'community_post.status_changed': post,
  'community_post.commented': post,
  'community_post.deleted': post,
  'community_post.voted': post,
};

/** What stands beside the object and is private as well: names of members, and who voted. */
const besides: Data = { assignee: null, customer_id: null };

/**
 * An event as a key may see it; null when it may not.
 *
 * @param event Not changed. Everything but `data` is kept as it is.
 */
export function visibleTo<Event extends Pick<LoggedEvent, 'type' | 'data'>>(
  keyType: KeyType,
  event: Event,
): Event | null {
  if (keyType === 'secret') return event;
  const view = views[event.type];
  if (view === undefined) return null;
  const data = seenThrough(view, event.data);
  return data && { ...event, data };
}

function seenThrough(view: View, data: Data): Data | null {
  const { message, changes } = data;
  const object = data[view.subject];
  if (!isData(object) || view.isPublic?.(object) === false) return null;
  if (isData(message) && message.is_internal !== false) return null;
  const shown = { ...hide(data, besides), [view.subject]: hide(object, view.hidden) };
  if (!isData(changes)) return shown;
  const becamePublic = view.decisive?.some((field) => field in changes) ?? false;
  if (becamePublic) return { ...shown, changes: {} };
  const left = Object.entries(changes).filter(([field]) => !(field in view.hidden));
  return left.length === 0 ? null : { ...shown, changes: Object.fromEntries(left) };
}

/** Puts something else into the fields that an object has of those that are private. */
function hide(object: Data, hidden: Data): Data {
  const entries = Object.entries(object).map(([field, value]) => [
    field,
    field in hidden ? hidden[field] : value,
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
