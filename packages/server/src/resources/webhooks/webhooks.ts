import { type contract, formatId } from '@cstar.help/contract';
import { desc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { type Context, partitionOf } from '../../context.ts';
import { teams, webhooks } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { newSigningSecret } from '../../events/signature.ts';
import type { Handlers } from '../../handlers.ts';
import { changesOf } from '../shared/changes.ts';
import { missingId } from '../shared/missing.ts';
import { deliveryLog } from './deliveries.ts';
import { eventLog } from './events.ts';
import { presentWebhook, presentWithSecret } from './present.ts';
import { resume } from './resume.ts';
import { secretHandlers } from './secrets.ts';
import { tell } from './tell.ts';
import { testEvents } from './test-events.ts';

type WebhookChanges = z.output<typeof contract.webhooks.schemas.WebhookUpdateParams>;

/** A test event goes to all of them while its caller waits. */
const maxWebhooks = 50;

export const webhookHandlers: Handlers<'webhooks'> = {
  async list({ query, context: { tx } }) {
    const rows = await tx
      .select()
      .from(webhooks)
      .where(query.active === undefined ? undefined : eq(webhooks.isActive, query.active))
      .orderBy(desc(webhooks.createdAt), desc(webhooks.id));
    return rows.map(presentWebhook);
  },

  async get({ params, context: { tx } }) {
    const [row] = await tx.select().from(webhooks).where(eq(webhooks.id, params.webhookId));
    if (row === undefined) throw missingId('webhook', params.webhookId);
    return presentWebhook(row);
  },

  async create({ body, context }) {
    await refuseTooMany(context);
    const { tx, now } = context;
    const [row] = await tx
      .insert(webhooks)
      .values({
        id: context.newId(),
        ...partitionOf(context),
        ...body,
        secret: newSigningSecret(),
        createdAt: now,
        updatedAt: now,
      })
      .returning();
    if (row === undefined) throw new Error('The insert of a webhook returned nothing.');
    await tell(context, 'webhook.created', row, { events: row.events });
    return presentWithSecret(row);
  },

  update: {
    async reach({ params: { webhookId }, body, context }) {
      const { row, switchedOn } = await context.transaction('write', (inside) =>
        change(inside, webhookId, body),
      );
      if (switchedOn) context.services.deliveriesDue();
      return presentWebhook(row);
    },
  },

  async delete({ params, context }) {
    const isIt = eq(webhooks.id, params.webhookId);
    const [row] = await context.tx.delete(webhooks).where(isIt).returning();
    if (row === undefined) throw missingId('webhook', params.webhookId);
    await tell(context, 'webhook.deleted', row);
    return { deleted: true, id: formatId('webhook', row.id) };
  },

  ...deliveryLog,
  ...secretHandlers,
  ...testEvents,
  ...eventLog,
};

async function change(context: Context, webhookId: string, changes: WebhookChanges) {
  const { tx, now } = context;
  const isIt = eq(webhooks.id, webhookId);
  const [before] = await tx.select().from(webhooks).where(isIt).for('update');
  if (before === undefined) throw missingId('webhook', webhookId);
  const [row] = await tx
    .update(webhooks)
    .set({ ...changes, updatedAt: now })
    .where(isIt)
    .returning();
  if (row === undefined) throw missingId('webhook', webhookId);
  // Names only: URLs of webhooks often are secrets themselves.
  const changed = Object.keys(changesOf(before, row));
  if (changed.length > 0) await tell(context, 'webhook.updated', row, { changed });
  const switchedOn = row.isActive && !before.isActive;
  if (switchedOn) await resume(context, webhookId);
  return { row, switchedOn };
}

async function refuseTooMany({ tx, principal }: Context): Promise<void> {
  // One at a time for a team, so that two cannot both be the last.
  await tx.select({ id: teams.id }).from(teams).where(eq(teams.id, principal.teamId)).for('no key update');
  if ((await tx.$count(webhooks)) < maxWebhooks) return;
  throw new ApiError(
    'resource_conflict',
    `There are ${maxWebhooks} webhooks already, the most that a team can have in one environment. Delete one, or let one take more events.`,
  );
}
