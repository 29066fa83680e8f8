import { parseId } from '@cstar.help/contract';
import type { LoggedEvent } from '../../events/log.ts';

// What the events of a ticket mean for its customer. Whether they may see it is for the database to say.

/** Something that may show in a chat. */
export type Change =
  | { type: 'message'; ticketId: string; messageId: string }
  | { type: 'ticket'; ticketId: string }
  /** Whose ticket it is may be another one now, or nobody's. */
  | { type: 'access'; ticketId: string };

type Data = Readonly<Record<string, unknown>>;

/** The fields of a ticket that customers see; its messages are told by themselves. */
const shown = ['title', 'status', 'priority', 'closed_at'];

/** What an event changes for the customer of its ticket; null when nothing does. */
export function changeOf({ type, data, test }: Pick<LoggedEvent, 'type' | 'data' | 'test'>): Change | null {
  const { ticket, message, changes } = data;
  if (test || !isData(ticket)) return null;
  const ticketId = uuidOf('ticket', ticket);
  if (ticketId === null) return null;
  switch (type) {
    case 'ticket.message_added': {
      if (!isData(message) || message.is_internal !== false) return null;
      const messageId = uuidOf('message', message);
      return messageId === null ? null : { type: 'message', ticketId, messageId };
    }
    // Whatever closes or assigns a ticket is told as a change of it, too.
    case 'ticket.updated': {
      if (!isData(changes)) return null;
      if ('customer_id' in changes) return { type: 'access', ticketId };
      return shown.some((field) => field in changes) ? { type: 'ticket', ticketId } : null;
    }
    case 'ticket.deleted':
      return { type: 'access', ticketId };
    default:
      return null;
  }
}

const uuidOf = (kind: 'ticket' | 'message', { id }: Data): string | null =>
  typeof id === 'string' ? parseId(kind, id) : null;

const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
