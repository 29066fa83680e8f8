import { type contract, type EventType, formatId } from '@cstar.help/contract';
import { asc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { EffectContext } from '../../context.ts';
import { webhooks } from '../../db/schema/index.ts';
import type { WireEvent } from '../../events/deliver.ts';
import { secretsOf } from '../../events/dispatch/secrets.ts';
import { sampleOf } from '../../events/samples.ts';
import type { Handlers } from '../../handlers.ts';
import { missingId } from '../shared/missing.ts';
import type { WebhookRow } from './present.ts';

type WebhookDelivery = z.input<typeof contract.webhooks.schemas.WebhookDelivery>;

/** Calls that send a made-up event at once, and tell what came of it. */
export const testEvents: Pick<Handlers<'webhooks'>, 'test' | 'triggerTest'> = {
  test: {
    async reach({ params, body, context }) {
      const [webhook] = await context.transaction('read', ({ tx }) =>
        tx.select().from(webhooks).where(eq(webhooks.id, params.webhookId)),
      );
      if (webhook === undefined) throw missingId('webhook', params.webhookId);
      return deliverTo(context, webhook, testEvent(context, body.event, formatId('event', context.newId())));
    },
  },

  triggerTest: {
    async reach({ body, context }) {
      const { active, eventId } = await context.transaction('write', async ({ tx, publishTest }) => ({
        active: await tx
          .select()
          .from(webhooks)
          .where(eq(webhooks.isActive, true))
          .orderBy(asc(webhooks.createdAt), asc(webhooks.id)),
        eventId: await publishTest(body.event),
      }));
      const event = testEvent(context, body.event, eventId);
      const deliveries = await Promise.all(active.map((webhook) => deliverTo(context, webhook, event)));
      return {
        event: event.type,
        eventId: event.id,
        test: true,
        deliveredTo: deliveries.filter(({ success }) => success).length,
        deliveries,
      };
    },
  },
};

const testEvent = (context: EffectContext, type: EventType, id: string): WireEvent => ({
  id,
  type,
  createdAt: context.now,
  teamId: context.principal.teamId,
  data: sampleOf(type),
  test: true,
});

async function deliverTo(
  context: EffectContext,
  webhook: WebhookRow,
  event: WireEvent,
): Promise<WebhookDelivery> {
  const { url } = webhook;
  const webhookId = formatId('webhook', webhook.id);
  const { requestId, now: sentAt } = context;
  const outcome = await context.services.deliver({
    event,
    webhookId,
    url,
    secrets: secretsOf(webhook, sentAt.getTime()),
    attempt: 1,
    requestId,
    sentAt,
  });
  return { deliveryId: formatId('delivery', context.newId()), webhookId, event: event.type, url, ...outcome };
}
