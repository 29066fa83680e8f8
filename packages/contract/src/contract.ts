import { articles } from './resources/articles.ts';
import { auth } from './resources/auth.ts';
import { categories } from './resources/categories.ts';
import { customers } from './resources/customers.ts';
import { messages } from './resources/messages.ts';
import { tickets } from './resources/tickets.ts';

/** The whole API: every resource, every endpoint, once. */
export const contract = { auth, tickets, messages, customers, articles, categories };

export type Contract = typeof contract;
