import { eq } from 'drizzle-orm';
import { webhooks } from '../../db/schema/index.ts';
import { newSigningSecret } from '../../events/signature.ts';
import type { Handlers } from '../../handlers.ts';
import { missingId } from '../shared/missing.ts';
import { isoOrNull } from '../shared/paging.ts';
import { presentWithSecret } from './present.ts';
import { tell } from './tell.ts';

/** A new secret for a webhook. The one before signs too for a while; one before that no longer. */
export const secretHandlers: Pick<Handlers<'webhooks'>, 'rotateSecret'> = {
  async rotateSecret({ params, body, context }) {
    const { tx, now } = context;
    const isIt = eq(webhooks.id, params.webhookId);
    const [before] = await tx.select({ secret: webhooks.secret }).from(webhooks).where(isIt).for('update');
    if (before === undefined) throw missingId('webhook', params.webhookId);
    const holds = body.gracePeriod > 0;
    const [row] = await tx
      .update(webhooks)
      .set({
        secret: newSigningSecret(),
        previousSecret: holds ? before.secret : null,
        previousSecretUntil: holds ? new Date(now.getTime() + body.gracePeriod * 1_000) : null,
        updatedAt: now,
      })
      .where(isIt)
      .returning();
    if (row === undefined) throw missingId('webhook', params.webhookId);
    await tell(context, 'webhook.secret_rotated', row, { gracePeriod: body.gracePeriod });
    return { ...presentWithSecret(row), previousSecretExpiresAt: isoOrNull(row.previousSecretUntil) };
  },
};
