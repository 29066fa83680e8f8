import { eq } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { type StatusLook, teams } from '../../db/schema/index.ts';
import type { Handlers } from '../../handlers.ts';
import { defined } from '../shared/defined.ts';
import { missing } from '../shared/missing.ts';
import { iso } from '../shared/paging.ts';
import { recomputeDeadlines } from '../sla/recompute.ts';
import { customerAccessHandlers } from './customer-access.ts';
import { defaultBusinessHours, defaultStatuses, defaultWidget } from './defaults.ts';
import { changeFlags, featureFlags, presentFlags } from './flags.ts';
import { noteChange } from './note.ts';
import { mergeHours } from './schedule.ts';
import { businessHours, lockSettings, readSettings, writeSettings } from './store.ts';

const teamColumns = { id: teams.id, name: teams.name, slug: teams.slug, createdAt: teams.createdAt };

export const settingsHandlers: Handlers<'settings'> = {
  async get({ context }) {
    return presentTeam(await readTeam(context));
  },

  async update({ body, context }) {
    const { tx, principal } = context;
    const changed = Object.keys(body);
    if (changed.length === 0) return presentTeam(await readTeam(context));
    const [team] = await tx
      .update(teams)
      .set(defined({ name: body.teamName, slug: body.teamSlug }))
      .where(eq(teams.id, principal.teamId))
      .returning(teamColumns);
    await noteChange(context, 'settings', changed);
    return presentTeam(team);
  },

  async 'statuses.list'({ context }) {
    const chosen = (await readSettings(context))?.statuses ?? {};
    return Object.entries(defaultStatuses)
      .map(([key, look]) => presentStatus(key, { ...look, ...chosen[key] }))
      .sort((a, b) => a.position - b.position);
  },

  async 'statuses.update'({ params: { statusKey }, body, context }) {
    const look = new Map(Object.entries(defaultStatuses)).get(statusKey);
    if (look === undefined) throw missing('status', statusKey);
    const { statuses } = await lockSettings(context);
    const chosen = { ...statuses[statusKey], ...defined(body) };
    await writeSettings(context, { statuses: { ...statuses, [statusKey]: chosen } });
    await noteChange(context, 'statuses', Object.keys(body), { status: statusKey });
    return presentStatus(statusKey, { ...look, ...chosen });
  },

  async 'businessHours.get'({ context }) {
    return { object: 'business_hours', ...(await businessHours(context)) };
  },

  async 'businessHours.update'({ body, context }) {
    const before = await lockSettings(context);
    const hours = mergeHours(before.businessHours ?? defaultBusinessHours, body);
    await writeSettings(context, { businessHours: hours });
    await noteChange(context, 'business_hours', Object.keys(body));
    await recomputeDeadlines(context, { onlyBusinessHours: true });
    return { object: 'business_hours', ...hours };
  },

  async 'widget.get'({ context }) {
    const chosen = (await readSettings(context))?.widget;
    return { object: 'widget_settings', ...(chosen ?? defaultWidget) };
  },

  async 'widget.update'({ body, context }) {
    const before = await lockSettings(context);
    const widget = { ...(before.widget ?? defaultWidget), ...defined(body) };
    await writeSettings(context, { widget });
    await noteChange(context, 'widget', Object.keys(body));
    return { object: 'widget_settings', ...widget };
  },

  'featureFlags.get': async ({ context }) => presentFlags(await featureFlags(context)),
  'featureFlags.update': async ({ body, context }) => presentFlags(await changeFlags(context, body)),

  ...customerAccessHandlers,
};

/** The one row of `teams` that a request sees. */
async function readTeam({ tx, principal }: Context) {
  const [team] = await tx.select(teamColumns).from(teams).where(eq(teams.id, principal.teamId));
  return team;
}

function presentTeam(team: Awaited<ReturnType<typeof readTeam>>) {
  if (team === undefined) throw new Error('The team of a request is not there.');
  return {
    object: 'settings' as const,
    teamId: team.id,
    teamName: team.name,
    teamSlug: team.slug,
    createdAt: iso(team.createdAt),
  };
}

const presentStatus = (key: string, look: StatusLook) => ({
  object: 'status' as const,
  key,
  ...look,
  isProtected: true,
});
