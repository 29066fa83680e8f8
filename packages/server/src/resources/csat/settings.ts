import type { contract } from '@cstar.help/contract';
import type { z } from 'zod';
import { type Context, partitionOf } from '../../context.ts';
import { csatSettings } from '../../db/schema/index.ts';
import { audit } from '../../events/audit.ts';
import { isoOrNull } from '../shared/paging.ts';

type Settings = z.input<typeof contract.csat.schemas.CsatSettings>;
type Changes = z.output<typeof contract.csat.schemas.CsatSettingsUpdateParams>;

const defaults = {
  enabled: true,
  question: 'How did we do?',
  thankYou: 'Thank you for your answer!',
  sendAfterHours: 24,
};

export async function readSettings({ tx }: Context): Promise<Settings> {
  const [row] = await tx.select().from(csatSettings);
  const { enabled, question, thankYou, sendAfterHours } = row ?? defaults;
  const updatedAt = isoOrNull(row?.updatedAt ?? null);
  return { object: 'csat_settings', enabled, question, thankYou, sendAfterHours, updatedAt };
}

export async function updateSettings(context: Context, changes: Changes): Promise<Settings> {
  const { tx, now: updatedAt } = context;
  const first = {
    enabled: changes.enabled ?? defaults.enabled,
    question: changes.question ?? defaults.question,
    thankYou: changes.thankYou ?? defaults.thankYou,
    sendAfterHours: changes.sendAfterHours ?? defaults.sendAfterHours,
  };
  await tx
    .insert(csatSettings)
    .values({ ...partitionOf(context), ...first, updatedAt })
    .onConflictDoUpdate({
      target: [csatSettings.teamId, csatSettings.environment],
      set: { ...changes, updatedAt },
    });
  await audit(context, {
    action: 'csat_settings.updated',
    resourceType: 'csat_settings',
    resourceId: null,
    details: { changed: Object.keys(changes) },
  });
  return readSettings(context);
}
