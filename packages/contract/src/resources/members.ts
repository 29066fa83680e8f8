import { z } from 'zod';
import { endpoint, one, page, resource } from '../endpoint.ts';
import { Deleted, datetime, objectKind } from '../shared/fields.ts';
import { id } from '../shared/ids.ts';
import { pageParams } from '../shared/query.ts';
import { AssignableRole, Permission, Role } from '../shared/roles.ts';

const Member = z
  .object({
    object: objectKind('member'),
    id: id('member').describe('Membership ID (mem_ prefix)'),
    userId: id('user').describe('User account ID (usr_ prefix)'),
    name: z.string().describe('Display name'),
    email: z.string().describe('Email address'),
    avatarUrl: z.string().nullable().describe('Avatar image URL'),
    role: Role,
    roleDisplayName: z.string().describe('Game title for the role (e.g., The Hero)'),
    permissions: z.array(Permission).describe('What the role allows'),
    level: z.int().describe('Player level in the current season'),
    xp: z.int().describe('XP earned in the current season'),
    joinedAt: datetime().describe('When the member joined'),
  })
  .describe('A person of your team.');

const MemberListParams = z
  .object({ role: Role.optional().describe('Filter by role'), ...pageParams() })
  .describe('What `members.list` takes.');

const MemberUpdateParams = z
  .object({
    role: AssignableRole.optional().describe('New role; it may allow nothing that your own role does not'),
  })
  .describe('What `members.update` takes: only the fields to change.');

export const members = resource({
  name: 'members',
  title: 'Members',
  description: 'The people of your team, with their roles, permissions and levels.',
  schemas: { Member, MemberListParams, MemberUpdateParams },
  endpoints: {
    list: endpoint({
      method: 'GET',
      access: 'secret',
      path: '/members',
      summary: 'List the members of your team, in the order in which they joined.',
      query: MemberListParams,
      returns: page(Member),
    }),
    get: endpoint({
      method: 'GET',
      access: 'secret',
      path: '/members/{memberId}',
      summary: 'Retrieve one member.',
      returns: one(Member),
    }),
    update: endpoint({
      method: 'PATCH',
      permission: 'manage_members',
      path: '/members/{memberId}',
      summary: "Change a member's role. The owner's cannot be changed, and nobody can be made owner.",
      body: MemberUpdateParams,
      returns: one(Member),
    }),
    delete: endpoint({
      method: 'DELETE',
      permission: 'manage_members',
      path: '/members/{memberId}',
      summary:
        'Remove a member from the team, and their API keys. Their tickets become unassigned. The owner cannot be removed.',
      returns: one(Deleted),
    }),
  },
});
