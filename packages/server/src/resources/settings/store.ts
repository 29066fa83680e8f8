import { type Context, partitionOf } from '../../context.ts';
import { type BusinessHours, teamSettings } from '../../db/schema/index.ts';
import { defaultBusinessHours } from './defaults.ts';

export type SettingsRow = typeof teamSettings.$inferSelect;

/** What the team has chosen so far; undefined when it has chosen nothing. */
export async function readSettings({ tx }: Pick<Context, 'tx'>): Promise<SettingsRow | undefined> {
  const [row] = await tx.select().from(teamSettings);
  return row;
}

/** The row of the team, made if need be, and locked: whoever else changes settings waits. */
export async function lockSettings(context: Context): Promise<SettingsRow> {
  const { tx, now } = context;
  await tx
    .insert(teamSettings)
    .values({ ...partitionOf(context), updatedAt: now })
    .onConflictDoNothing();
  const [row] = await tx.select().from(teamSettings).for('update');
  if (row === undefined) throw new Error('The settings of a team were made and are not there.');
  return row;
}

export const writeSettings = async (
  { tx, now }: Context,
  values: Partial<Omit<SettingsRow, 'teamId' | 'environment'>>,
): Promise<void> => {
  await tx.update(teamSettings).set({ ...values, updatedAt: now });
};

/** When the team works. */
export const businessHours = async (context: Pick<Context, 'tx'>): Promise<BusinessHours> =>
  (await readSettings(context))?.businessHours ?? defaultBusinessHours;
