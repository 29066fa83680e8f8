import { z } from 'zod';
import { idInput } from '../shared/ids.ts';
import { listQuery } from '../shared/query.ts';
import { customerChat } from './customer-chat.ts';

/** Tickets that one stream may follow. */
const maxStreamTickets = 20;

const { schemas, endpoints } = customerChat;
const { 'tickets.get': ofOne, 'tickets.list': ofAll } = endpoints;

/** The data of each kind of frame. */
export const chatFrames = {
  message: schemas.ChatStreamedMessage,
  ticket: schemas.ChatTicket,
  typing: schemas.ChatTyping,
  closed: schemas.ChatClosed,
};

const several = z.object({
  tickets: listQuery(idInput('ticket'))
    .pipe(z.array(z.string()).min(1).max(maxStreamTickets))
    .describe('The tickets to follow: 1 to 20, separated by commas'),
});

const told = [
  'A frame `ready` comes first. Then frames are named by what they tell: `message`, `ticket`, `typing` and `closed`.',
  'Nothing is told again: whoever lists the messages after `ready` misses none. A comment comes every 15 seconds.',
].join(' ');

const common = {
  method: 'GET',
  scope: 'customer',
  access: 'visitor',
  title: customerChat.title,
  description: told,
  event: chatFrames,
} as const;

/** The streams of chats. */
export const chatStreams = {
  'chat.ticket.stream': {
    ...common,
    path: '/chat/{team}/tickets/{ticketId}/stream',
    summary: 'Follow one ticket, as server-sent events.',
    params: ofOne.params,
    query: z.object({}),
  },
  'chat.stream': {
    ...common,
    path: '/chat/{team}/stream',
    summary: 'Follow several tickets, as server-sent events.',
    params: ofAll.params,
    query: several,
  },
} as const;
