import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type {
  Deleted,
  Invite,
  InviteAcceptParams,
  InviteCreateParams,
  InviteListParams,
  InviteUpdateParams,
  Member,
  MemberListParams,
  MemberPreferences,
  MemberPreferencesUpdateParams,
  MemberUpdateParams,
} from '../types/index.ts';

/** Invitations to join the team: `cstar.members.invites`. */
export class Invites extends Resource {
  /**
   * Lists invites, newest first: the pending ones, unless you ask for another status.
   *
   * @param params `status`, `page` (from 1) and `pageSize` (1 to 100, default 20)
   * @throws CStarPermissionError when the role behind the key lacks `manage_members`
   * @throws CStarValidationError when a parameter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/invites
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * for await (const invite of new CStarClient().members.invites.list()) console.log(invite.email);
   * ```
   */
  list(params?: InviteListParams, options?: RequestOptions): PagePromise<Invite> {
    return this.transport.list(path`invites`, params, options);
  }

  /**
   * Retrieves one invite, in whatever status.
   *
   * @param inviteId its ID (`inv_…`) or bare UUID
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarPermissionError when the role behind the key lacks `manage_members`
   * @endpoint GET /api/v1/teams/{teamId}/invites/{inviteId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const invite = await new CStarClient().members.invites.get('inv_550e8400e29b41d4a716446655440000');
   * console.log(invite.status, invite.expiresAt);
   * ```
   */
  get(inviteId: string, options?: RequestOptions): CStarPromise<Invite> {
    return this.transport.get(path`invites/${inviteId}`, options);
  }

  /**
   * Invites someone, for 7 days. The server sends no mail: your backend does.
   *
   * @param params `email` is required; `role` is `agent` by default and may allow nothing that yours does not
   * @throws CStarConflictError when the address has a pending invite or is a member already
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_members`, or the role allows more than it
   * @endpoint POST /api/v1/teams/{teamId}/invites
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const invite = await new CStarClient().members.invites.create({ email: 'new@team.com', role: 'agent' });
   * console.log(invite.id, invite.expiresAt);
   * ```
   */
  create(params: InviteCreateParams, options?: RequestOptions): CStarPromise<Invite> {
    return this.transport.post(path`invites`, params, options);
  }

  /**
   * Changes the role of a pending invite.
   *
   * @param inviteId its ID (`inv_…`) or bare UUID
   * @param params `role`: what the new member will be
   * @throws CStarConflictError when the invite is not pending any more
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarValidationError when a field is malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_members`
   * @endpoint PATCH /api/v1/teams/{teamId}/invites/{inviteId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const id = 'inv_550e8400e29b41d4a716446655440000';
   * await new CStarClient().members.invites.update(id, { role: 'librarian' });
   * ```
   */
  update(inviteId: string, params: InviteUpdateParams, options?: RequestOptions): CStarPromise<Invite> {
    return this.transport.patch(path`invites/${inviteId}`, params, options);
  }

  /**
   * Revokes a pending invite. It stays in the list of revoked ones.
   *
   * @param inviteId its ID (`inv_…`) or bare UUID
   * @throws CStarConflictError when the invite is not pending any more
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarPermissionError when the role behind the key lacks `manage_members`
   * @endpoint DELETE /api/v1/teams/{teamId}/invites/{inviteId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().members.invites.delete('inv_550e8400e29b41d4a716446655440000');
   * ```
   */
  delete(inviteId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.transport.delete(path`invites/${inviteId}`, options);
  }

  /** The same as {@link Invites.delete}. */
  del(inviteId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.delete(inviteId, options);
  }

  /**
   * Starts the 7 days of a pending or expired invite again. The server sends no mail: your backend does.
   *
   * @param inviteId its ID (`inv_…`) or bare UUID
   * @throws CStarConflictError when the invite was accepted or revoked, or its address has another one
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarPermissionError when the role behind the key lacks `manage_members`
   * @endpoint POST /api/v1/teams/{teamId}/invites/{inviteId}/resend
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const invite = await new CStarClient().members.invites.resend('inv_550e8400e29b41d4a716446655440000');
   * console.log(invite.expiresAt);
   * ```
   */
  resend(inviteId: string, options?: RequestOptions): CStarPromise<Invite> {
    return this.transport.post(path`invites/${inviteId}/resend`, undefined, options);
  }

  /**
   * Makes the invited person a member. Call it once your backend has proven that they own the address.
   *
   * @param inviteId its ID (`inv_…`) or bare UUID
   * @param params `name`: how the new member is shown, up to 200 characters
   * @throws CStarConflictError when the invite is not pending any more, or the address is a member already
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_members`
   * @endpoint POST /api/v1/teams/{teamId}/invites/{inviteId}/accept
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const id = 'inv_550e8400e29b41d4a716446655440000';
   * const { memberId } = await new CStarClient().members.invites.accept(id, { name: 'Nora New' });
   * console.log(memberId);
   * ```
   */
  accept(inviteId: string, params: InviteAcceptParams, options?: RequestOptions): CStarPromise<Invite> {
    return this.transport.post(path`invites/${inviteId}/accept`, params, options);
  }
}

/** What one member has chosen for themselves: `cstar.members.preferences`. */
export class MemberPreferencesResource extends Resource {
  /**
   * Retrieves the preferences of a member. Your own need no permission.
   *
   * @param memberId its ID (`mem_…`), the user ID behind it (`usr_…`), or a bare UUID
   * @throws CStarPermissionError when the role behind the key lacks `manage_members`
   * @throws CStarNotFoundError when there is none with this ID
   * @endpoint GET /api/v1/teams/{teamId}/members/{memberId}/preferences
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { boringMode } = await new CStarClient().members.preferences.get('mem_550e8400e29b41d4a716446655440000');
   * console.log(boringMode);
   * ```
   */
  get(memberId: string, options?: RequestOptions): CStarPromise<MemberPreferences> {
    return this.transport.get(path`members/${memberId}/preferences`, options);
  }

  /**
   * Changes the preferences of a member. Your own need no permission.
   *
   * @param memberId its ID (`mem_…`), the user ID behind it (`usr_…`), or a bare UUID
   * @param params `boringMode: true` hides everything of the game from them; XP keeps counting
   * @throws CStarPermissionError when the role behind the key lacks `manage_members`
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarValidationError when a field is malformed; `param` names it
   * @endpoint PATCH /api/v1/teams/{teamId}/members/{memberId}/preferences
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const id = 'mem_550e8400e29b41d4a716446655440000';
   * await new CStarClient().members.preferences.update(id, { boringMode: true });
   * ```
   */
  update(
    memberId: string,
    params: MemberPreferencesUpdateParams,
    options?: RequestOptions,
  ): CStarPromise<MemberPreferences> {
    return this.transport.patch(path`members/${memberId}/preferences`, params, options);
  }
}

/** The people of your team: `cstar.members`. */
export class Members extends Resource {
  /** Invitations to join the team. */
  readonly invites = new Invites(this.transport);
  /** What one member has chosen for themselves. */
  readonly preferences = new MemberPreferencesResource(this.transport);

  /**
   * Lists members in the order in which they joined: one page when awaited, all of them when iterated. Needs
   * a secret key.
   *
   * @param params `role`, `page` (from 1) and `pageSize` (1 to 100, default 20)
   * @throws CStarPermissionError when the key is publishable
   * @throws CStarValidationError when a parameter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/members
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * for await (const member of new CStarClient().members.list({ role: 'agent' })) {
   *   console.log(member.name, member.roleDisplayName, member.level);
   * }
   * ```
   */
  list(params?: MemberListParams, options?: RequestOptions): PagePromise<Member> {
    return this.transport.list(path`members`, params, options);
  }

  /**
   * Retrieves one member. Needs a secret key.
   *
   * @param memberId its ID (`mem_…`), the user ID behind it (`usr_…`), or a bare UUID
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarPermissionError when the key is publishable
   * @endpoint GET /api/v1/teams/{teamId}/members/{memberId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const member = await new CStarClient().members.get('mem_550e8400e29b41d4a716446655440000');
   * console.log(member.name, member.permissions);
   * ```
   */
  get(memberId: string, options?: RequestOptions): CStarPromise<Member> {
    return this.transport.get(path`members/${memberId}`, options);
  }

  /**
   * Changes a member's role: not the owner's, and to none that allows what yours does not.
   *
   * @param memberId its ID (`mem_…`), the user ID behind it (`usr_…`), or a bare UUID
   * @param params `role`: the new one
   * @throws CStarPermissionError when the role behind the key lacks `manage_members`, or the change is refused
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarValidationError when a field is malformed; `param` names it
   * @endpoint PATCH /api/v1/teams/{teamId}/members/{memberId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const member = await new CStarClient().members.update('mem_550e8400e29b41d4a716446655440000', { role: 'manager' });
   * console.log(member.role);
   * ```
   */
  update(memberId: string, params: MemberUpdateParams, options?: RequestOptions): CStarPromise<Member> {
    return this.transport.patch(path`members/${memberId}`, params, options);
  }

  /**
   * Removes a member, who is not the owner, and their API keys. Their tickets become unassigned.
   *
   * @param memberId its ID (`mem_…`), the user ID behind it (`usr_…`), or a bare UUID
   * @throws CStarPermissionError when the role behind the key lacks `manage_members`, or it is the owner
   * @throws CStarNotFoundError when there is none with this ID
   * @endpoint DELETE /api/v1/teams/{teamId}/members/{memberId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().members.delete('mem_550e8400e29b41d4a716446655440000');
   * ```
   */
  delete(memberId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.transport.delete(path`members/${memberId}`, options);
  }

  /** The same as {@link Members.delete}. */
  del(memberId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.delete(memberId, options);
  }
}
