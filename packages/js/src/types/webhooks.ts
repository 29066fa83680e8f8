// Generated from packages/contract/src/resources/webhooks.ts. Do not edit:
// change the contract, then run `npm run generate`.

import type { EventName } from './shared.ts';

/** A subscription that sends events to a URL of yours. */
export interface Webhook {
  /** Tells the kind of object. */
  object: 'webhook';
  /** Unique webhook identifier (whk_ prefix). */
  id: string;
  /** Friendly name for the webhook. */
  name: string;
  /** Delivery URL. */
  url: string;
  /** Subscribed event types, and wildcards such as ticket.* or *. */
  events: string[];
  /** Whether the webhook is currently active. */
  isActive: boolean;
  /** When the webhook was created. ISO 8601. */
  createdAt: string;
  /** Last modification timestamp. ISO 8601. */
  updatedAt: string;
}

/** A webhook with its signing secret, which is shown this once. */
export interface CreatedWebhook extends Webhook {
  /** HMAC signing secret (whsec_ prefix), shown this once. */
  secret: string;
  /** The same as `secret`. */
  signingSecret: string;
}

/** What came of one delivery. */
export interface WebhookDelivery {
  /** Delivery ID (dlv_ prefix). */
  deliveryId: string;
  /** The webhook (whk_ prefix). */
  webhookId: string;
  /** An event: `resource.action`. */
  event: EventName;
  /** Where it was sent. */
  url: string;
  /** Whether the answer was a 2xx. */
  success: boolean;
  /** The HTTP status of the answer; null when there was none. */
  status: number | null;
  /** Milliseconds until the answer, or until it was given up. */
  responseTimeMs: number;
  /** Why it failed; null when it did not. */
  error: string | null;
}

/** What came of a test event. */
export interface TriggeredTest {
  /** An event: `resource.action`. */
  event: EventName;
  /** The ID of the test event (evt_ prefix). */
  eventId: string;
  /** Always true. */
  test: true;
  /** How many webhooks took it. */
  deliveredTo: number;
  /** What came of it at each active webhook. */
  deliveries: WebhookDelivery[];
}

/** What `webhooks.list` takes. */
export interface WebhookListParams {
  /** Only active webhooks, or only inactive ones. */
  active?: boolean | undefined;
}

/** What `webhooks.create` takes. */
export interface WebhookCreateParams {
  /** Friendly name. 1 to 200 characters. */
  name: string;
  /** Delivery URL: https, or http of localhost. At most 2,000 characters. */
  url: string;
  /**
   * Event types to subscribe to, as an array or one comma-separated string; `ticket.*` and `*` work
   * too.
   */
  events: readonly string[] | string;
  /** Whether events are sent from the start. Default: true. */
  isActive?: boolean | undefined;
}

/** What `webhooks.update` takes: only the fields to change. */
export interface WebhookUpdateParams {
  /** Friendly name. 1 to 200 characters. */
  name?: string | undefined;
  /** Delivery URL: https, or http of localhost. At most 2,000 characters. */
  url?: string | undefined;
  /** Event types that replace the existing ones, as an array or one comma-separated string. */
  events?: readonly string[] | string | undefined;
  /** Enable or disable the webhook. */
  isActive?: boolean | undefined;
}

/** What `webhooks.test` and `webhooks.triggerTest` take. */
export interface WebhookTestParams {
  /** Event type to send. */
  event: EventName;
}
