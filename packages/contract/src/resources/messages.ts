import { z } from 'zod';
import { all, endpoint, one, resource } from '../endpoint.ts';
import { datetime, objectKind, text } from '../shared/fields.ts';
import { id } from '../shared/ids.ts';

export const MessageSender = z.enum(['agent', 'customer', 'system']).describe('Who sent a message');

export const Message = z
  .object({
    object: objectKind('message'),
    id: id('message').describe('Unique message identifier (msg_ prefix)'),
    ticketId: id('ticket').describe('Parent ticket ID (tkt_ prefix)'),
    content: z.string().describe('Message body text'),
    sender: MessageSender,
    senderName: z.string().nullable().describe('Display name of the sender'),
    isInternal: z.boolean().describe('Whether this is an internal note (not visible to customers)'),
    createdAt: datetime().describe('When the message was sent'),
  })
  .describe('One message of a ticket thread.');

const MessageCreateParams = z
  .object({
    content: text(50_000).describe('Message body text'),
    sender: MessageSender.default('agent').describe('Sender type'),
    senderName: text(200).optional().describe('Display name'),
    isInternal: z.boolean().default(false).describe('Mark as internal note (not visible to customers)'),
  })
  .describe('What `tickets.messages.create` takes.');

export const messages = resource({
  name: 'tickets.messages',
  title: 'Messages',
  description: 'The conversation thread of a ticket, between agents and customers.',
  schemas: { MessageSender, Message, MessageCreateParams },
  endpoints: {
    list: endpoint({
      method: 'GET',
      path: '/tickets/{ticketId}/messages',
      summary: 'Get all messages of a ticket, oldest first. Publishable keys see no internal ones.',
      returns: all(Message),
    }),
    create: endpoint({
      method: 'POST',
      permission: 'manage_tickets',
      path: '/tickets/{ticketId}/messages',
      summary: 'Add a message to a ticket thread.',
      body: MessageCreateParams,
      returns: one(Message),
      status: 201,
    }),
  },
});
