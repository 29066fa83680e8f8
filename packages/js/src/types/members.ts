// Generated from packages/contract/src/resources/members.ts. Do not edit:
// change the contract, then run `npm run generate`.

import type { AssignableRole, Permission, Role } from './shared.ts';

/** A person of your team. */
export interface Member {
  /** Tells the kind of object. */
  object: 'member';
  /** Membership ID (mem_ prefix). */
  id: string;
  /** User account ID (usr_ prefix). */
  userId: string;
  /** Display name. */
  name: string;
  /** Email address. */
  email: string;
  /** Avatar image URL. */
  avatarUrl: string | null;
  /** What a member is on the team. */
  role: Role;
  /** Game title for the role (e.g., The Hero). */
  roleDisplayName: string;
  /** What the role allows. */
  permissions: Permission[];
  /** Player level in the current season. */
  level: number;
  /** XP earned in the current season. */
  xp: number;
  /** When the member joined. ISO 8601. */
  joinedAt: string;
}

/** What `members.list` takes. */
export interface MemberListParams {
  /** Filter by role. */
  role?: Role | undefined;
  /** Page number. At least 1. Default: 1. */
  page?: number | undefined;
  /** Results per page. 1 to 100. Default: 20. */
  pageSize?: number | undefined;
}

/** What `members.update` takes: only the fields to change. */
export interface MemberUpdateParams {
  /** New role; it may allow nothing that your own role does not. */
  role?: AssignableRole | undefined;
}
