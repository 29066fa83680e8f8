import type { RequestOptions } from '../../core/options.ts';
import type { PagePromise } from '../../core/page.ts';
import { Resource } from '../../core/resource.ts';
import type { CStarPromise } from '../../core/result.ts';
import { path } from '../../core/url.ts';
import type {
  CommunityPost,
  CommunityPostCreateParams,
  CommunityPostListParams,
  CommunityPostUpdateParams,
  CommunityUnvoteParams,
  CommunityVoteParams,
  Deleted,
} from '../../types/index.ts';
import { CommunityComments } from './comments.ts';

/** Questions, ideas and feedback of your customers: `cstar.community.posts`. */
export class CommunityPosts extends Resource {
  /** The comments on a post. */
  readonly comments = new CommunityComments(this.transport);

  /**
   * Lists posts: one page when awaited, all of them when iterated. Publishable keys see public posts,
   * without custom fields.
   *
   * @param params `topic` (a slug), `status` and `search` filter; `sort` is `recent` by default, or
   * `votes` or `comments`; `page` (from 1) and `pageSize` (1 to 100, default 20)
   * @throws CStarValidationError when a filter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/community/posts
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { data } = await new CStarClient().community.posts.list({ sort: 'votes' });
   * console.log(data.map((post) => post.vote_count));
   * ```
   */
  list(params?: CommunityPostListParams, options?: RequestOptions): PagePromise<CommunityPost> {
    return this.transport.list(path`community/posts`, params, options);
  }

  /**
   * Retrieves one post.
   *
   * @param postId its ID (a UUID)
   * @throws CStarNotFoundError when there is none with this ID that the key may see
   * @endpoint GET /api/v1/teams/{teamId}/community/posts/{postId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const id = '7134fc12-0302-4e58-9466-a770035d5da9';
   * const post = await new CStarClient().community.posts.get(id);
   * console.log(post.title, post.comment_count);
   * ```
   */
  get(postId: string, options?: RequestOptions): CStarPromise<CommunityPost> {
    return this.transport.get(path`community/posts/${postId}`, options);
  }

  /**
   * Creates a post, for the team or on behalf of a customer.
   * Needs a secret key and the permission `manage_community`.
   *
   * @param params `title` (up to 300 characters) and `topicId` are required; `customFields` are those
   * of the topic; `attachments`, at most 10, name uploaded images by their `storage_path`
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_community`
   * @endpoint POST /api/v1/teams/{teamId}/community/posts
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const topicId = '7134fc12-0302-4e58-9466-a770035d5da9';
   * const post = await new CStarClient().community.posts.create({ title: 'Dark mode', topicId });
   * console.log(post.slug);
   * ```
   */
  create(params: CommunityPostCreateParams, options?: RequestOptions): CStarPromise<CommunityPost> {
    return this.transport.post(path`community/posts`, params, options);
  }

  /**
   * Changes the given fields of a post and leaves the others.
   * Needs a secret key and the permission `manage_community`.
   *
   * @param postId its ID (a UUID)
   * @param params only the fields to change; `customFields` are merged, `attachments` replaced
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarValidationError when a field is malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_community`
   * @endpoint PATCH /api/v1/teams/{teamId}/community/posts/{postId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const id = '7134fc12-0302-4e58-9466-a770035d5da9';
   * await new CStarClient().community.posts.update(id, { status: 'planned', is_pinned: true });
   * ```
   */
  update(
    postId: string,
    params: CommunityPostUpdateParams,
    options?: RequestOptions,
  ): CStarPromise<CommunityPost> {
    return this.transport.patch(path`community/posts/${postId}`, params, options);
  }

  /**
   * Deletes a post with its comments and votes for good. Needs a secret key and the permission `manage_community`.
   *
   * @param postId its ID (a UUID)
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarPermissionError when the role behind the key lacks `manage_community`
   * @endpoint DELETE /api/v1/teams/{teamId}/community/posts/{postId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().community.posts.delete('7134fc12-0302-4e58-9466-a770035d5da9');
   * ```
   */
  delete(postId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.transport.delete(path`community/posts/${postId}`, options);
  }

  /** The same as {@link CommunityPosts.delete}. */
  del(postId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.delete(postId, options);
  }

  /**
   * Votes for a post on behalf of a customer, who has one vote: a second one changes nothing. Needs a
   * secret key.
   *
   * @param postId its ID (a UUID)
   * @param params `customerId` (`cus_…`): who votes
   * @throws CStarNotFoundError when there is no such post
   * @throws CStarValidationError when there is no such customer; `param` is `customerId`
   * @throws CStarPermissionError when the role behind the key lacks `manage_community`
   * @endpoint POST /api/v1/teams/{teamId}/community/posts/{postId}/vote
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const id = '7134fc12-0302-4e58-9466-a770035d5da9';
   * const customerId = 'cus_550e8400e29b41d4a716446655440000';
   * const post = await new CStarClient().community.posts.vote(id, { customerId });
   * console.log(post.vote_count);
   * ```
   */
  vote(postId: string, params: CommunityVoteParams, options?: RequestOptions): CStarPromise<CommunityPost> {
    return this.transport.post(path`community/posts/${postId}/vote`, params, options);
  }

  /**
   * Takes back the vote of a customer, if there is one. Needs a secret key and the permission `manage_community`.
   *
   * @param postId its ID (a UUID)
   * @param params `customerId` (`cus_…`): whose vote it is
   * @throws CStarNotFoundError when there is no such post
   * @throws CStarValidationError when a parameter is malformed
   * @throws CStarPermissionError when the role behind the key lacks `manage_community`
   * @endpoint DELETE /api/v1/teams/{teamId}/community/posts/{postId}/vote
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const id = '7134fc12-0302-4e58-9466-a770035d5da9';
   * const customerId = 'cus_550e8400e29b41d4a716446655440000';
   * await new CStarClient().community.posts.unvote(id, { customerId });
   * ```
   */
  unvote(
    postId: string,
    params: CommunityUnvoteParams,
    options?: RequestOptions,
  ): CStarPromise<CommunityPost> {
    return this.transport.delete(path`community/posts/${postId}/vote`, options, params);
  }
}
