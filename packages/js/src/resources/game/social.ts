import type { RequestOptions } from '../../core/options.ts';
import type { PagePromise } from '../../core/page.ts';
import { Resource } from '../../core/resource.ts';
import type { CStarPromise } from '../../core/result.ts';
import { path } from '../../core/url.ts';
import type {
  HighFive,
  HighFiveAllowance,
  HighFiveListParams,
  HighFiveSendParams,
  OneUp,
  OneUpListParams,
  OneUpRemaining,
  OneUpRemainingParams,
  OneUpSendParams,
  SentOneUp,
} from '../../types/index.ts';

/** Thanks from one player to another: `cstar.game.oneUps`. */
export class GameOneUps extends Resource {
  /**
   * Lists the latest one-ups of the team, newest first, in one page.
   *
   * @param params `limit` (1 to 50, default 20); `userId`: sent or got by this member or user ID
   * @throws CStarNotFoundError when the team has no such member
   * @throws CStarValidationError when a parameter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/game/one-ups
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { data } = await new CStarClient().game.oneUps.list();
   * for (const { sender, recipient, message } of data) console.log(sender.name, recipient.name, message);
   * ```
   */
  list(params?: OneUpListParams, options?: RequestOptions): PagePromise<OneUp> {
    return this.transport.list(path`game/one-ups`, params, options);
  }

  /**
   * Sends a one-up to a teammate. 3 a day (UTC) are free, and as many more as the sender's level in
   * social_butterfly; one with gold is no free one, and has no limit. It earns the recipient 10 XP and 5 gold;
   * a second one with gold to the same teammate on one day moves the gold only. Needs a secret
   * key: of the sender, or of somebody who manages members.
   *
   * @param params `senderId` and `recipientId` are required; `message` (up to 140 characters);
   *   `goldAmount` (0 to 100, default 0), from the sender's balance
   * @throws CStarConflictError when all free ones are sent, or the sender has not that much gold
   * @throws CStarNotFoundError when the team has no such member
   * @throws CStarPermissionError when the role behind the key lacks `play_game`, or `manage_members` to play for others
   * @throws CStarValidationError when a field is malformed, or both are the same person
   * @endpoint POST /api/v1/teams/{teamId}/game/one-ups
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { freeRemaining } = await new CStarClient().game.oneUps.send({
   *   senderId: 'usr_550e8400e29b41d4a716446655440000',
   *   recipientId: 'usr_6ba7b8109dad41d180b400c04fd430c8',
   *   message: 'Great work!',
   * });
   * console.log(`${freeRemaining} left today`);
   * ```
   */
  send(params: OneUpSendParams, options?: RequestOptions): CStarPromise<SentOneUp> {
    return this.transport.post(path`game/one-ups`, params, options);
  }

  /**
   * Retrieves how many free one-ups a player has left until midnight UTC.
   *
   * @param params `userId`: a member or user ID, default the member behind the key
   * @throws CStarNotFoundError when the team has no such member
   * @throws CStarValidationError when a parameter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/game/one-ups/remaining
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { freeOneUpsRemaining, maxFreeOneUps } = await new CStarClient().game.oneUps.remaining();
   * console.log(`${freeOneUpsRemaining} of ${maxFreeOneUps}`);
   * ```
   */
  remaining(params?: OneUpRemainingParams, options?: RequestOptions): CStarPromise<OneUpRemaining> {
    return this.transport.get(path`game/one-ups/remaining`, options, params);
  }
}

/** Cheers from team to team: `cstar.game.highFives`. */
export class GameHighFives extends Resource {
  /**
   * Lists the latest high fives that the team sent or got, newest first, in one page.
   *
   * @param params `limit` (1 to 50, default 20)
   * @throws CStarValidationError when the limit is out of range
   * @endpoint GET /api/v1/teams/{teamId}/game/high-fives
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { data } = await new CStarClient().game.highFives.list();
   * for (const { senderTeam, recipientTeam } of data) console.log(senderTeam.name, recipientTeam.name);
   * ```
   */
  list(params?: HighFiveListParams, options?: RequestOptions): PagePromise<HighFive> {
    return this.transport.list(path`game/high-fives`, params, options);
  }

  /**
   * Sends a high five to another team. Each team has one a day (UTC).
   * Needs a secret key and the permission `play_game`.
   *
   * @param params `recipientTeamId` is required; `message` (up to 80 characters); `senderUserId`,
   *   default the member behind the key
   * @throws CStarConflictError when the team has sent its high five of today
   * @throws CStarNotFoundError when there is no such team
   * @throws CStarValidationError when a field is malformed, or it is the own team
   * @throws CStarPermissionError when the role behind the key lacks `play_game`
   * @endpoint POST /api/v1/teams/{teamId}/game/high-fives
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { recipientTeam } = await new CStarClient().game.highFives.send({
   *   recipientTeamId: '550e8400-e29b-41d4-a716-446655440000',
   *   message: 'Amazing work!',
   * });
   * console.log(recipientTeam.name);
   * ```
   */
  send(params: HighFiveSendParams, options?: RequestOptions): CStarPromise<HighFive> {
    return this.transport.post(path`game/high-fives`, params, options);
  }

  /**
   * Tells whether the team can send a high five to another one today.
   *
   * @param recipientTeamId the UUID of the other team
   * @throws CStarNotFoundError when there is no such team
   * @endpoint GET /api/v1/teams/{teamId}/game/high-fives/can-send/{recipientTeamId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const teamId = '550e8400-e29b-41d4-a716-446655440000';
   * const { canSend } = await new CStarClient().game.highFives.canSend(teamId);
   * console.log(canSend);
   * ```
   */
  canSend(recipientTeamId: string, options?: RequestOptions): CStarPromise<HighFiveAllowance> {
    return this.transport.get(path`game/high-fives/can-send/${recipientTeamId}`, options);
  }
}
