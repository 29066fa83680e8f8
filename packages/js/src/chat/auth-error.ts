import { defineError } from '../core/error-class.ts';
import { CStarAuthenticationError } from '../errors.ts';

/**
 * The chat knows nobody, and somebody is needed: what belongs to a customer, such as the list of their tickets, was
 * asked for by a visitor, or the session of a customer is over. Call `chat.identify()`, then try again.
 *
 * @example
 * ```ts
 * import { ChatClient, ChatClientAuthError } from '@cstar.help/js/chat';
 *
 * const chat = new ChatClient({ teamSlug: 'acme' });
 * try {
 *   await chat.tickets.list();
 * } catch (error) {
 *   if (!(error instanceof ChatClientAuthError)) throw error;
 *   console.error('Sign in first:', error.code);
 * }
 * ```
 */
export const ChatClientAuthError = /* @__PURE__ */ defineError<ChatClientAuthError>(
  'ChatClientAuthError',
  CStarAuthenticationError,
  'authentication_error',
  'identity_required',
);
export interface ChatClientAuthError extends CStarAuthenticationError {
  readonly name: 'ChatClientAuthError';
}

const remedy = 'Call chat.identify(customer, signature), then try again.';

/** A visitor asked for what customers have. */
export const identityRequired = (): ChatClientAuthError =>
  new ChatClientAuthError(`Visitors have no lists of their own: only an identified customer does. ${remedy}`);

/** The server does not know the session of a customer any more. */
export const sessionOver = (): ChatClientAuthError =>
  new ChatClientAuthError(`The session of this customer is over; the chat goes on as a visitor. ${remedy}`, {
    code: 'session_over',
  });
