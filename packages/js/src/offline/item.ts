import { fieldsOf } from '../core/envelope.ts';

/** What only the server can do. */
export type OfflineMethod = 'POST' | 'PATCH' | 'DELETE';

/** Why an item will not be sent again by itself. */
export type DeadReason =
  /** The server refused it: `error` says why. */
  | 'rejected'
  /** It waited longer than `maxAge`. */
  | 'expired'
  /** What the storage holds under its id cannot be read. */
  | 'corrupt';

/** A write that waits until the server can be reached, or that will never be sent. */
export interface OfflineItem {
  /** The `queueId` of the error that the caller got. Ids sort by the time of their calls. */
  id: string;
  /** `waiting` to be sent, or `dead`: set aside with a `reason`. */
  status: 'waiting' | 'dead';
  reason?: DeadReason | undefined;
  /** `POST`, `PATCH` or `DELETE`; empty when the item is corrupt. */
  method: string;
  /** Where it goes, below the team: `/tickets/tkt_…/messages`. */
  path: string;
  body?: unknown;
  /** Sent with every replay, so that the server does the work once. */
  idempotencyKey: string;
  /** What it changes. Items of one scope are sent one after another. */
  scope: string;
  /** When it was queued, ISO 8601. */
  queuedAt: string;
  /** How often the server answered without doing it. */
  attempts: number;
  /** Milliseconds for one attempt, where the call had a timeout of its own. */
  timeout?: number | undefined;
  /** What the latest answer said, without any secret. */
  error?: { code?: string; message?: string; statusCode?: number; requestId?: string } | undefined;
}

const segment = "(?!(?:\\.|%2e){1,2}(?:[/?]|$))(?:[\\w~!$&'()*+,;=:@.-]|%(?!2f|5c)[\\da-f]{2})+";
const safePath = new RegExp(`^(?:/${segment})+(?:\\?[\\w~!$&'()*+,;=:@./?%-]*)?$`, 'i');

/** Whether a path stays below the team, however a URL parser reads it. */
export const isSafePath = (path: string): boolean => safePath.test(path);

export const isMethod = (method: unknown): method is OfflineMethod =>
  /^(POST|PATCH|DELETE)$/.test(`${method}`);

/** Whether it is an item, as this code writes them. */
function isItem(value: Record<string, unknown>): value is Record<string, unknown> & OfflineItem {
  const { status, method, path, scope, idempotencyKey, queuedAt } = value;
  return (
    /^(waiting|dead)$/.test(`${status}`) &&
    isMethod(method) &&
    isSafePath(`${path}`) &&
    [scope, idempotencyKey].every((field) => field && typeof field === 'string') &&
    Date.parse(`${queuedAt}`) > 0
  );
}

/** Reads what the storage holds. What it cannot read becomes a dead letter: it must neither stop the others nor vanish. */
export function readItem(id: string, text: string): OfflineItem {
  try {
    const item = fieldsOf(JSON.parse(text));
    if (isItem(item)) return { ...item, id };
  } catch {
    // Falls through: not JSON is as corrupt as the wrong JSON.
  }
  return {
    id,
    status: 'dead',
    reason: 'corrupt',
    method: '',
    path: '',
    idempotencyKey: '',
    scope: '',
    queuedAt: new Date(0).toISOString(),
    attempts: 0,
  };
}

/** An id after all of the given ones, whatever the clock says, and unlike any of another tab. */
export function nextId(known: readonly string[], now: number = Date.now()): string {
  const last = known.reduce((latest, id) => Math.max(latest, Number.parseInt(id.slice(4, 13), 36) || 0), 0);
  const time = Math.max(now, last + 1)
    .toString(36)
    .padStart(9, '0');
  return `off_${time}${Math.random().toString(36).slice(2, 10).padEnd(8, '0')}`;
}
