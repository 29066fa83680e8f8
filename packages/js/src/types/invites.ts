// Generated from packages/contract/src/resources/invites.ts. Do not edit:
// change the contract, then run `npm run generate`.

import type { AssignableRole } from './shared.ts';

/** Where an invitation stands. It expires 7 days after it was made or resent. */
export type InviteStatus = 'pending' | 'accepted' | 'revoked' | 'expired' | (string & {});

/** An invitation to join your team. */
export interface Invite {
  /** Tells the kind of object. */
  object: 'invite';
  /** Invite ID (inv_ prefix). */
  id: string;
  /** Who is invited. */
  email: string;
  /** A role that can be given to a member. */
  role: AssignableRole;
  /** Where an invitation stands. It expires 7 days after it was made or resent. */
  status: InviteStatus;
  /** The member who invites (mem_ prefix); null when they have left. */
  invitedBy: string | null;
  /** The member that the invite has made (mem_ prefix). */
  memberId: string | null;
  /** Until when it can be accepted. ISO 8601. */
  expiresAt: string;
  /** When it was accepted. ISO 8601. */
  acceptedAt: string | null;
  /** When the invite was created. ISO 8601. */
  createdAt: string;
  /** Last modification timestamp. ISO 8601. */
  updatedAt: string;
}

/** What `members.invites.list` takes. */
export interface InviteListParams {
  /** Filter by status. Default: `pending`. */
  status?: InviteStatus | undefined;
  /** Page number. At least 1. Default: 1. */
  page?: number | undefined;
  /** Results per page. 1 to 100. Default: 20. */
  pageSize?: number | undefined;
}

/** What `members.invites.create` takes. */
export interface InviteCreateParams {
  /** Email to invite. At most 320 characters. */
  email: string;
  /** Role to assign; it may allow nothing that your own role does not. Default: `agent`. */
  role?: AssignableRole | undefined;
}

/** What `members.invites.update` takes: only the fields to change. */
export interface InviteUpdateParams {
  /** Role to assign; it may allow nothing that your own role does not. */
  role?: AssignableRole | undefined;
}

/** What `members.invites.accept` takes. */
export interface InviteAcceptParams {
  /** Display name of the new member. 1 to 200 characters. */
  name: string;
}
