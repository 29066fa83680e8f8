import { z } from 'zod';
import { all, endpoint, one, resource } from '../endpoint.ts';
import { eventPatterns } from '../shared/event-patterns.ts';
import { EventName } from '../shared/events.ts';
import { Deleted, objectKind, text, timestamps } from '../shared/fields.ts';
import { id } from '../shared/ids.ts';
import { booleanQuery } from '../shared/query.ts';

const Webhook = z
  .object({
    object: objectKind('webhook'),
    id: id('webhook').describe('Unique webhook identifier (whk_ prefix)'),
    name: z.string().describe('Friendly name for the webhook'),
    url: z.string().describe('Delivery URL'),
    events: z.array(z.string()).describe('Subscribed event types, and wildcards such as ticket.* or *'),
    isActive: z.boolean().describe('Whether the webhook is currently active'),
    ...timestamps('webhook'),
  })
  .describe('A subscription that sends events to a URL of yours.');

const CreatedWebhook = Webhook.extend({
  secret: z.string().describe('HMAC signing secret (whsec_ prefix), shown this once'),
  signingSecret: z.string().describe('The same as `secret`'),
}).describe('A webhook with its signing secret, which is shown this once.');

const WebhookDelivery = z
  .object({
    deliveryId: id('delivery').describe('Delivery ID (dlv_ prefix)'),
    webhookId: id('webhook').describe('The webhook (whk_ prefix)'),
    event: EventName,
    url: z.string().describe('Where it was sent'),
    success: z.boolean().describe('Whether the answer was a 2xx'),
    status: z.int().nullable().describe('The HTTP status of the answer; null when there was none'),
    responseTimeMs: z.int().describe('Milliseconds until the answer, or until it was given up'),
    error: z.string().nullable().describe('Why it failed; null when it did not'),
  })
  .describe('What came of one delivery.');

const TriggeredTest = z
  .object({
    event: EventName,
    eventId: id('event').describe('The ID of the test event (evt_ prefix)'),
    test: z.literal(true).describe('Always true'),
    deliveredTo: z.int().describe('How many webhooks took it'),
    deliveries: z.array(WebhookDelivery).describe('What came of it at each active webhook'),
  })
  .describe('What came of a test event.');

const WebhookListParams = z
  .object({ active: booleanQuery().optional().describe('Only active webhooks, or only inactive ones') })
  .describe('What `webhooks.list` takes.');

function isWebhookUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, username, password } = new URL(value);
  if (username !== '' || password !== '') return false;
  const local = hostname === 'localhost' || /^127(\.\d+){3}$/.test(hostname) || hostname === '[::1]';
  return protocol === 'https:' || (protocol === 'http:' && local);
}

const url = z
  .string()
  .max(2_000)
  .refine(isWebhookUrl, 'expected a URL with https and without a password in it; http is for localhost only');

const WebhookCreateParams = z
  .object({
    name: text(200).describe('Friendly name'),
    url: url.describe('Delivery URL: https, or http of localhost'),
    events: eventPatterns().describe(
      'Event types to subscribe to, as an array or one comma-separated string; `ticket.*` and `*` work too',
    ),
    isActive: z.boolean().default(true).describe('Whether events are sent from the start'),
  })
  .describe('What `webhooks.create` takes.');

const WebhookUpdateParams = z
  .object({
    name: text(200).optional().describe('Friendly name'),
    url: url.optional().describe('Delivery URL: https, or http of localhost'),
    events: eventPatterns()
      .optional()
      .describe('Event types that replace the existing ones, as an array or one comma-separated string'),
    isActive: z.boolean().optional().describe('Enable or disable the webhook'),
  })
  .describe('What `webhooks.update` takes: only the fields to change.');

const WebhookTestParams = z
  .object({ event: EventName.describe('Event type to send') })
  .describe('What `webhooks.test` and `webhooks.triggerTest` take.');

export const webhooks = resource({
  name: 'webhooks',
  title: 'Webhooks',
  description:
    'Subscriptions that send events to a URL of yours, signed with a secret that is shown once. This server sends the test events you ask for; delivery of what really happens, with retries, is still to come.',
  schemas: {
    Webhook,
    CreatedWebhook,
    WebhookDelivery,
    TriggeredTest,
    WebhookListParams,
    WebhookCreateParams,
    WebhookUpdateParams,
    WebhookTestParams,
  },
  endpoints: {
    list: endpoint({
      method: 'GET',
      permission: 'manage_webhooks',
      path: '/webhooks',
      summary: 'List all webhooks of your team, newest first.',
      query: WebhookListParams,
      returns: all(Webhook),
    }),
    get: endpoint({
      method: 'GET',
      permission: 'manage_webhooks',
      path: '/webhooks/{webhookId}',
      summary: 'Retrieve one webhook.',
      returns: one(Webhook),
    }),
    create: endpoint({
      method: 'POST',
      permission: 'manage_webhooks',
      path: '/webhooks',
      summary: 'Create a webhook. Its signing secret is returned this once: save it.',
      body: WebhookCreateParams,
      returns: one(CreatedWebhook),
      status: 201,
    }),
    update: endpoint({
      method: 'PATCH',
      permission: 'manage_webhooks',
      path: '/webhooks/{webhookId}',
      summary: 'Change the name, URL or events of a webhook, or switch it on and off.',
      body: WebhookUpdateParams,
      returns: one(Webhook),
    }),
    delete: endpoint({
      method: 'DELETE',
      permission: 'manage_webhooks',
      path: '/webhooks/{webhookId}',
      summary: 'Delete a webhook for good.',
      returns: one(Deleted),
    }),
    triggerTest: endpoint({
      method: 'POST',
      permission: 'manage_webhooks',
      path: '/webhooks/trigger-test',
      summary:
        'Send a test event to every active webhook, whatever it subscribes to, and wait for the answers.',
      body: WebhookTestParams,
      returns: one(TriggeredTest),
    }),
    test: endpoint({
      method: 'POST',
      permission: 'manage_webhooks',
      path: '/webhooks/{webhookId}/test',
      summary: 'Send a test event to one webhook, active or not, and wait for the answer.',
      body: WebhookTestParams,
      returns: one(WebhookDelivery),
    }),
  },
});
