import type { Context } from '../../context.ts';
import { teamSettings } from '../../db/schema/index.ts';

export interface FeatureFlags {
  /** Whether the team fights bosses. */
  bossBattlesEnabled: boolean;
}

/** What the team has switched on. Everything is, until it is switched off. */
export async function featureFlags({ tx }: Pick<Context, 'tx'>): Promise<FeatureFlags> {
  const [row] = await tx.select({ bossBattlesEnabled: teamSettings.bossBattlesEnabled }).from(teamSettings);
  return { bossBattlesEnabled: row?.bossBattlesEnabled ?? true };
}
