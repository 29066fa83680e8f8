import { z } from 'zod';
import { endpoint, one, resource } from '../endpoint.ts';

const MemberPreferences = z
  .object({
    boringMode: z
      .boolean()
      .describe('Whether everything of the game is hidden from this member; XP keeps counting'),
  })
  .describe('What one member has chosen for themselves.');

const MemberPreferencesUpdateParams = z
  .object({
    boringMode: z.boolean().optional().describe('Hide everything of the game from this member'),
  })
  .describe('What `members.preferences.update` takes: only the fields to change.');

export const memberPreferences = resource({
  name: 'members.preferences',
  title: 'Member preferences',
  description:
    'What one member has chosen for themselves. Members read and change their own; those of others need the permission manage_members.',
  schemas: { MemberPreferences, MemberPreferencesUpdateParams },
  endpoints: {
    // No permission here: whose preferences they are decides, and that the handler knows.
    get: endpoint({
      method: 'GET',
      access: 'secret',
      path: '/members/{memberId}/preferences',
      summary: 'Retrieve the preferences of a member. Needs manage_members, except for your own.',
      returns: one(MemberPreferences),
    }),
    update: endpoint({
      method: 'PATCH',
      path: '/members/{memberId}/preferences',
      summary: 'Change the preferences of a member. Needs manage_members, except for your own.',
      body: MemberPreferencesUpdateParams,
      returns: one(MemberPreferences),
    }),
  },
});
