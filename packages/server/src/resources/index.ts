import type { Contract } from '@cstar.help/contract';
import type { Handlers } from '../handlers.ts';
import { auth } from './auth.ts';
import { customerHandlers } from './customers/customers.ts';
import { articleHandlers } from './library/articles.ts';
import { categoryHandlers } from './library/categories.ts';
import { messageHandlers } from './tickets/messages.ts';
import { ticketHandlers } from './tickets/tickets.ts';

/** Every endpoint of the contract, answered. */
export const handlers: { [Name in keyof Contract]: Handlers<Name> } = {
  auth,
  tickets: ticketHandlers,
  messages: messageHandlers,
  customers: customerHandlers,
  articles: articleHandlers,
  categories: categoryHandlers,
};
