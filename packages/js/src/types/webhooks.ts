// Generated from packages/contract/src/resources/webhooks.ts. Do not edit:
// change the contract, then run `npm run generate`.

import type { CStarEvent } from './events.ts';
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

/** A webhook with its new signing secret, which is shown this once. */
export interface RotatedWebhook extends CreatedWebhook {
  /**
   * Until when deliveries are signed with the former secret too; null when it has ended. ISO 8601.
   */
  previousSecretExpiresAt: string | null;
}

/** What came of one delivery of a test event. */
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

/** Whether more attempts follow, one has succeeded, or the last one has failed. */
export type DeliveryStatus = 'pending' | 'succeeded' | 'failed' | (string & {});

/** An event on its way to a webhook: what came of it, and what comes next. */
export interface DeliveryRecord {
  /** Tells the kind of object. */
  object: 'webhook_delivery';
  /** Unique delivery identifier (dlv_ prefix). */
  id: string;
  /** The webhook (whk_ prefix). */
  webhookId: string;
  /** The event (evt_ prefix), as in the X-Event-ID header. */
  eventId: string;
  /** An event: `resource.action`. */
  event: EventName;
  /** Where the last attempt went; before the first one, where it will go. */
  url: string;
  /** Whether more attempts follow, one has succeeded, or the last one has failed. */
  status: DeliveryStatus;
  /** Attempts made so far. */
  attempts: number;
  /** When the next attempt is due; null when none follows. ISO 8601. */
  nextAttemptAt: string | null;
  /** When the last attempt was made; null before the first. ISO 8601. */
  lastAttemptAt: string | null;
  /** The HTTP status that the last attempt got; null when there was no answer. */
  responseStatus: number | null;
  /**
   * Milliseconds until the last answer, or until it was given up; null before the first attempt.
   */
  responseTimeMs: number | null;
  /** Why the last attempt failed; null when it did not. */
  error: string | null;
  /** The ID of the call in which the event happened. */
  requestId: string;
  /** When the delivery was made, right after the event. ISO 8601. */
  createdAt: string;
}

/** A stretch of what happened. */
export interface EventBatch {
  /** Tells the kind of object. */
  object: 'event_batch';
  /** What happened, oldest first. */
  events: CStarEvent[];
  /** Where this batch ends (evt_ prefix): `after` of the next call. */
  cursor: string;
  /** Whether more has happened already; if so, ask again at once. */
  hasMore: boolean;
  /** Whether events after `after` are no longer kept, so that some are missing before these. */
  gap: boolean;
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

/** What `webhooks.deliveries` takes. */
export interface DeliveryListParams {
  /** Filter by status. */
  status?: DeliveryStatus | undefined;
  /** Filter by event type. */
  event?: EventName | undefined;
  /** How many, newest first. 1 to 100. Default: 20. */
  limit?: number | undefined;
  /** Only what is older than this delivery: the `cursor` of the stretch before. */
  before?: string | undefined;
}

/** What `webhooks.rotateSecret` takes. */
export interface WebhookRotateSecretParams {
  /**
   * Seconds for which deliveries are signed with the former secret too; 0 ends it at once. 0 to
   * 604,800. Default: 86400.
   */
  gracePeriod?: number | undefined;
}

/** What `webhooks.events` takes. */
export interface WebhookEventsParams {
  /**
   * Go on after this event: the `cursor` of the batch before. Without it, no events come, only the
   * cursor of now.
   */
  after?: string | undefined;
  /** Event types, and wildcards such as `ticket.*`. Default: all. */
  types?: readonly string[] | undefined;
  /** How many, oldest first. 1 to 500. Default: 100. */
  limit?: number | undefined;
}
