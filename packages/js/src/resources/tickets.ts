import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type {
  Deleted,
  Ticket,
  TicketCreateParams,
  TicketDetail,
  TicketExpand,
  TicketListParams,
  TicketUpdateParams,
  TypingSent,
} from '../types/index.ts';
import { TicketMessages } from './messages.ts';

/** A ticket as a list returns it: with `expand: ['customer']`, the customer is there. */
export type ExpandedTicket<Expand extends TicketExpand> = 'customer' extends Expand
  ? string extends Expand
    ? Ticket // Known only when it runs.
    : Ticket & Required<Pick<Ticket, 'customer'>>
  : Ticket;

/** Customer support conversations: `cstar.tickets`. */
export class Tickets extends Resource {
  /** The messages of a ticket. */
  readonly messages = new TicketMessages(this.transport);

  /**
   * Lists tickets, newest first: one page when awaited, all of them when iterated.
   *
   * @param params filters, `expand`, `page` (from 1) and `pageSize` (1 to 100, default 20)
   * @throws CStarValidationError when a filter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/tickets
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const cstar = new CStarClient();
   * for await (const ticket of cstar.tickets.list({ status: 'open' })) console.log(ticket.title);
   * ```
   */
  list<const Expand extends TicketExpand = never>(
    params?: TicketListParams & { expand?: readonly Expand[] | undefined },
    options?: RequestOptions,
  ): PagePromise<ExpandedTicket<Expand>> {
    return this.transport.list(path`tickets`, params, options);
  }

  /**
   * Retrieves one ticket with its whole message thread. Publishable keys see no internal messages, no notes and no
   * data of your own.
   *
   * @param ticketId its ID (`tkt_…`) or bare UUID
   * @throws CStarNotFoundError when there is none with this ID
   * @endpoint GET /api/v1/teams/{teamId}/tickets/{ticketId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const ticket = await new CStarClient().tickets.get('tkt_550e8400e29b41d4a716446655440000');
   * console.log(ticket.title, ticket.messages.length);
   * ```
   */
  get(ticketId: string, options?: RequestOptions): CStarPromise<TicketDetail> {
    return this.transport.get(path`tickets/${ticketId}`, options);
  }

  /**
   * Creates a ticket, attached to an existing customer or to a name.
   * Needs a secret key and the permission `manage_tickets`.
   *
   * @param params `title` (up to 500 characters) is required; `priority` is `normal` by default
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_tickets`
   * @endpoint POST /api/v1/teams/{teamId}/tickets
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const ticket = await new CStarClient().tickets.create(
   *   { title: 'Cannot log in', priority: 'high', customerName: 'Jane Smith' },
   *   { idempotencyKey: 'contact-form-4711' },
   * );
   * console.log(ticket.id);
   * ```
   */
  create(params: TicketCreateParams, options?: RequestOptions): CStarPromise<Ticket> {
    return this.transport.post(path`tickets`, params, options);
  }

  /**
   * Changes the given fields of a ticket and leaves the others.
   * Needs a secret key and the permission `manage_tickets`.
   *
   * @param ticketId its ID (`tkt_…`) or bare UUID
   * @param params only the fields to change; `metadata` is merged, `null` removes a key
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarValidationError when a field is malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_tickets`
   * @endpoint PATCH /api/v1/teams/{teamId}/tickets/{ticketId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const id = 'tkt_550e8400e29b41d4a716446655440000';
   * const ticket = await new CStarClient().tickets.update(id, { status: 'resolved' });
   * console.log(ticket.resolvedAt);
   * ```
   */
  update(ticketId: string, params: TicketUpdateParams, options?: RequestOptions): CStarPromise<Ticket> {
    return this.transport.patch(path`tickets/${ticketId}`, params, options);
  }

  /**
   * Deletes a ticket and all its messages for good. Needs a secret key and the permission `manage_tickets`.
   *
   * @param ticketId its ID (`tkt_…`) or bare UUID
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarPermissionError when the role behind the key lacks `manage_tickets`
   * @endpoint DELETE /api/v1/teams/{teamId}/tickets/{ticketId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().tickets.delete('tkt_550e8400e29b41d4a716446655440000');
   * ```
   */
  delete(ticketId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.transport.delete(path`tickets/${ticketId}`, options);
  }

  /** The same as {@link Tickets.delete}. */
  del(ticketId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.delete(ticketId, options);
  }

  /**
   * Shows the customers of a ticket that you type an answer, or have stopped. It is not stored, and counts against the
   * allowance for polls: say it again every few seconds while it goes on. The same within a second is told once.
   * Needs a secret key and the permission `manage_tickets`; the name is that of the member behind the key.
   *
   * @param ticketId its ID (`tkt_…`) or bare UUID
   * @param isTyping whether you type now
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarValidationError when the ID is malformed, or `isTyping` is no boolean
   * @throws CStarPermissionError when the role behind the key lacks `manage_tickets`
   * @endpoint POST /api/v1/teams/{teamId}/tickets/{ticketId}/typing
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().tickets.sendTyping('tkt_550e8400e29b41d4a716446655440000', true);
   * ```
   */
  sendTyping(ticketId: string, isTyping: boolean, options?: RequestOptions): CStarPromise<TypingSent> {
    return this.transport.post(path`tickets/${ticketId}/typing`, { isTyping }, options);
  }
}
