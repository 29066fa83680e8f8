import type { RequestOptions } from '../../core/options.ts';
import type { PagePromise } from '../../core/page.ts';
import { Resource } from '../../core/resource.ts';
import type { CStarPromise } from '../../core/result.ts';
import { path } from '../../core/url.ts';
import type {
  CommunityComment,
  CommunityCommentCreateParams,
  CommunityCommentListParams,
  Deleted,
} from '../../types/index.ts';

/** Comments on a post: `cstar.community.posts.comments`. */
export class CommunityComments extends Resource {
  /**
   * Lists the comments on a post, oldest first: one page when awaited, all of them when iterated.
   *
   * @param postId the post's ID (a UUID)
   * @param params `page` (from 1) and `pageSize` (1 to 100, default 20)
   * @throws CStarNotFoundError when there is no such post
   * @throws CStarValidationError when a parameter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/community/posts/{postId}/comments
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const id = '7134fc12-0302-4e58-9466-a770035d5da9';
   * for await (const comment of new CStarClient().community.posts.comments.list(id)) console.log(comment.body);
   * ```
   */
  list(
    postId: string,
    params?: CommunityCommentListParams,
    options?: RequestOptions,
  ): PagePromise<CommunityComment> {
    return this.transport.list(path`community/posts/${postId}/comments`, params, options);
  }

  /**
   * Comments on a post, for the team or on behalf of a customer.
   * Needs a secret key and the permission `manage_community`.
   *
   * @param postId the post's ID (a UUID)
   * @param params `body` (up to 10 000 characters) is required; `customerId` names the customer;
   * `attachments`, at most 5, name uploaded images by their `storage_path`
   * @throws CStarNotFoundError when there is no such post
   * @throws CStarConflictError when the post is locked
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_community`
   * @endpoint POST /api/v1/teams/{teamId}/community/posts/{postId}/comments
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const id = '7134fc12-0302-4e58-9466-a770035d5da9';
   * await new CStarClient().community.posts.comments.create(id, { body: 'It is on its way.' });
   * ```
   */
  create(
    postId: string,
    params: CommunityCommentCreateParams,
    options?: RequestOptions,
  ): CStarPromise<CommunityComment> {
    return this.transport.post(path`community/posts/${postId}/comments`, params, options);
  }

  /**
   * Deletes a comment for good. Needs a secret key and the permission `manage_community`.
   *
   * @param postId the post's ID (a UUID)
   * @param commentId the comment's ID (a UUID)
   * @throws CStarNotFoundError when the post has no such comment
   * @throws CStarPermissionError when the role behind the key lacks `manage_community`
   * @endpoint DELETE /api/v1/teams/{teamId}/community/posts/{postId}/comments/{commentId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const post = '7134fc12-0302-4e58-9466-a770035d5da9';
   * const comment = '0199f0a2-58c4-7f0e-9b1e-2f3a4b5c6d7e';
   * await new CStarClient().community.posts.comments.delete(post, comment);
   * ```
   */
  delete(postId: string, commentId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.transport.delete(path`community/posts/${postId}/comments/${commentId}`, options);
  }

  /** The same as {@link CommunityComments.delete}. */
  del(postId: string, commentId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.delete(postId, commentId, options);
  }
}
