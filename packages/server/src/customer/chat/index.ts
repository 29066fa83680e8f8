import type { CustomerHandlers } from '../handlers.ts';
import { requireCaller } from '../require.ts';
import { presentUpload, renewUpload, storeUpload } from '../uploads.ts';
import { messageHandlers } from './messages.ts';
import { requireOwn } from './own-tickets.ts';
import { sessionHandlers } from './sessions.ts';
import { ticketHandlers } from './tickets.ts';

/** What the chats of customers call. */
export const chatHandlers: CustomerHandlers<'customerChat'> = {
  ...sessionHandlers,
  ...ticketHandlers,
  ...messageHandlers,
  sendTyping: {
    async reach({ params: { ticketId }, body: { isTyping }, context }) {
      const caller = requireCaller(context);
      await context.transaction('read', ({ tx }) => requireOwn(tx, caller, ticketId));
      await context.services.typing.tell({
        teamId: context.principal.teamId,
        environment: context.principal.environment,
        ticketId,
        sessionId: caller.sessionId,
        sender: 'customer',
        senderName: caller.type === 'customer' ? caller.customer.name : 'Visitor',
        isTyping,
      });
      return { sent: true };
    },
  },
  'attachments.upload': {
    async reach({ body, context }) {
      return presentUpload(await storeUpload(context, body), context);
    },
    again: renewUpload,
  },
};
