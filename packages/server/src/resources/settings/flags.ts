import { formatId } from '@cstar.help/contract';
import type { Context } from '../../context.ts';
import { event } from '../../events/events.ts';
import { lockSettings, readSettings, writeSettings } from './store.ts';

export interface FeatureFlags {
  /** Whether the team fights bosses. */
  bossBattlesEnabled: boolean;
}

/** What the team has switched on. Everything is, until it is switched off. */
export async function featureFlags(context: Pick<Context, 'tx'>): Promise<FeatureFlags> {
  const row = await readSettings(context);
  return { bossBattlesEnabled: row?.bossBattlesEnabled ?? true };
}

export const presentFlags = (flags: FeatureFlags) => ({ object: 'team_preferences' as const, ...flags });

/** Switches something on or off, and tells so when it was not that way already. */
export async function changeFlags(
  context: Context,
  { bossBattlesEnabled }: { bossBattlesEnabled?: boolean | undefined },
): Promise<FeatureFlags> {
  const before = await lockSettings(context);
  if (bossBattlesEnabled === undefined || bossBattlesEnabled === before.bossBattlesEnabled) {
    return { bossBattlesEnabled: before.bossBattlesEnabled };
  }
  await writeSettings(context, { bossBattlesEnabled });
  await context.publish(
    event({
      type: 'team.preferences_updated',
      resourceType: 'team',
      resourceId: formatId('team', context.principal.teamId),
      payload: {
        preferences: { bossBattlesEnabled },
        before: { bossBattlesEnabled: before.bossBattlesEnabled },
      },
      details: { changed: ['bossBattlesEnabled'] },
    }),
  );
  return { bossBattlesEnabled };
}
