import { idInput, uuidInput } from './ids.ts';

/** Every name that may stand in braces in a path, once. */
export const pathParameters = {
  ticketId: idInput('ticket').describe('The ticket ID (tkt_ prefix, or a bare UUID)'),
  customerId: idInput('customer').describe('The customer ID (cus_ prefix, or a bare UUID)'),
  articleId: idInput('article').describe('The article ID (art_ prefix, or a bare UUID)'),
  categoryId: uuidInput().describe('The category ID (UUID)'),
};

export type PathParameterName = keyof typeof pathParameters;
