import { ApiError } from '../../errors.ts';
import type { CustomerHandlers } from '../handlers.ts';

const notYet = () =>
  Promise.reject(new ApiError('service_unavailable', 'The chat does not answer yet. Try again later.'));

/** What the chats of customers call. */
export const chatHandlers: CustomerHandlers<'customerChat'> = {
  openSession: notYet,
  identify: notYet,
  logout: notYet,
  'tickets.list': notYet,
  'tickets.create': notYet,
  'tickets.get': notYet,
  'messages.list': notYet,
  'messages.send': notYet,
  sendTyping: notYet,
  markRead: notYet,
  'attachments.upload': notYet,
};
