import type { webhooks } from '../../db/schema/index.ts';

/**
 * What deliveries to a webhook are signed with: its secret, and while it holds, the one before.
 *
 * @param now Milliseconds since 1970.
 */
export function secretsOf(
  webhook: Pick<typeof webhooks.$inferSelect, 'secret' | 'previousSecret' | 'previousSecretUntil'>,
  now: number,
): string[] {
  const { secret, previousSecret, previousSecretUntil } = webhook;
  const holds = previousSecretUntil !== null && now < previousSecretUntil.getTime();
  return previousSecret !== null && holds ? [secret, previousSecret] : [secret];
}
