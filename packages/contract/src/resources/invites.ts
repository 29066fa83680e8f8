import { z } from 'zod';
import { endpoint, one, page, resource } from '../endpoint.ts';
import { Deleted, datetime, objectKind, text, timestamps } from '../shared/fields.ts';
import { id } from '../shared/ids.ts';
import { pageParams } from '../shared/query.ts';
import { AssignableRole } from '../shared/roles.ts';

const InviteStatus = z
  .enum(['pending', 'accepted', 'revoked', 'expired'])
  .describe('Where an invitation stands. It expires 7 days after it was made or resent');

const Invite = z
  .object({
    object: objectKind('invite'),
    id: id('invite').describe('Invite ID (inv_ prefix)'),
    email: z.string().describe('Who is invited'),
    role: AssignableRole,
    status: InviteStatus,
    invitedBy: id('member')
      .nullable()
      .describe('The member who invites (mem_ prefix); null when they have left'),
    memberId: id('member').nullable().describe('The member that the invite has made (mem_ prefix)'),
    expiresAt: datetime().describe('Until when it can be accepted'),
    acceptedAt: datetime().nullable().describe('When it was accepted'),
    ...timestamps('invite'),
  })
  .describe('An invitation to join your team.');

const InviteListParams = z
  .object({
    status: InviteStatus.default('pending').describe('Filter by status'),
    ...pageParams(),
  })
  .describe('What `members.invites.list` takes.');

const InviteCreateParams = z
  .object({
    email: z
      .email()
      .max(320)
      .transform((address) => address.toLowerCase())
      .describe('Email to invite'),
    role: AssignableRole.default('agent').describe(
      'Role to assign; it may allow nothing that your own role does not',
    ),
  })
  .describe('What `members.invites.create` takes.');

const InviteUpdateParams = z
  .object({
    role: AssignableRole.optional().describe(
      'Role to assign; it may allow nothing that your own role does not',
    ),
  })
  .describe('What `members.invites.update` takes: only the fields to change.');

const InviteAcceptParams = z
  .object({ name: text(200).describe('Display name of the new member') })
  .describe('What `members.invites.accept` takes.');

export const invites = resource({
  name: 'members.invites',
  title: 'Invites',
  description:
    'Invitations to join the team. They last 7 days. This server keeps them and sends no mail: send the link yourself, and accept the invite once its reader has proven to own the address.',
  schemas: {
    InviteStatus,
    Invite,
    InviteListParams,
    InviteCreateParams,
    InviteUpdateParams,
    InviteAcceptParams,
  },
  endpoints: {
    list: endpoint({
      method: 'GET',
      permission: 'manage_members',
      path: '/invites',
      summary: 'List invites, newest first: the pending ones, unless you ask for another status.',
      query: InviteListParams,
      returns: page(Invite),
    }),
    get: endpoint({
      method: 'GET',
      permission: 'manage_members',
      path: '/invites/{inviteId}',
      summary: 'Retrieve one invite.',
      returns: one(Invite),
    }),
    create: endpoint({
      method: 'POST',
      permission: 'manage_members',
      path: '/invites',
      summary:
        'Invite someone by email. One pending invite per address. This server sends no mail: your backend does.',
      body: InviteCreateParams,
      returns: one(Invite),
      status: 201,
    }),
    update: endpoint({
      method: 'PATCH',
      permission: 'manage_members',
      path: '/invites/{inviteId}',
      summary: 'Change the role of a pending invite.',
      body: InviteUpdateParams,
      returns: one(Invite),
    }),
    delete: endpoint({
      method: 'DELETE',
      permission: 'manage_members',
      path: '/invites/{inviteId}',
      summary: 'Revoke a pending invite. It stays in the list of revoked ones.',
      returns: one(Deleted),
    }),
    resend: endpoint({
      method: 'POST',
      permission: 'manage_members',
      path: '/invites/{inviteId}/resend',
      summary:
        'Start the 7 days of a pending or expired invite again. This server sends no mail: your backend does.',
      returns: one(Invite),
    }),
    accept: endpoint({
      method: 'POST',
      permission: 'manage_members',
      path: '/invites/{inviteId}/accept',
      summary:
        'Accept a pending invite for its reader, who becomes a member. Call it once your backend has proven the address.',
      body: InviteAcceptParams,
      returns: one(Invite),
    }),
  },
});
