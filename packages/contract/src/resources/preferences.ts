import { z } from 'zod';
import { endpoint, one, resource } from '../endpoint.ts';
import { objectKind } from '../shared/fields.ts';

const flags = {
  bossBattlesEnabled: z
    .boolean()
    .describe('Whether the team fights bosses; without them, players still earn XP and achievements'),
};

/** One setting behind two routes: `/preferences` and `/settings/feature-flags`. */
export const TeamPreferences = z
  .object({ object: objectKind('team_preferences'), ...flags })
  .describe('What a team has switched on.');

export const TeamPreferencesUpdateParams = z
  .object({
    bossBattlesEnabled: flags.bossBattlesEnabled
      .optional()
      .describe('false hides the boss from every member of the team'),
  })
  .describe('What `preferences.update` and `settings.featureFlags.update` take: only what to change.');

export const preferences = resource({
  name: 'preferences',
  title: 'Preferences',
  description: 'Choices for the whole team. The same setting as the feature flags.',
  schemas: { TeamPreferences, TeamPreferencesUpdateParams },
  endpoints: {
    get: endpoint({
      method: 'GET',
      permission: 'manage_settings',
      path: '/preferences',
      summary: 'Tell what the team has switched on.',
      returns: one(TeamPreferences),
    }),
    update: endpoint({
      method: 'PATCH',
      permission: 'manage_settings',
      path: '/preferences',
      summary: 'Switch something on or off for the whole team.',
      body: TeamPreferencesUpdateParams,
      returns: one(TeamPreferences),
    }),
  },
});
