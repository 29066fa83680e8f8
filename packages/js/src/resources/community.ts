import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type {
  CommunityComment,
  CommunityCommentCreateParams,
  CommunityCommentListParams,
  CommunityPost,
  CommunityPostCreateParams,
  CommunityPostListParams,
  CommunityPostUpdateParams,
  CommunityTopic,
  CommunityTopicCreateParams,
  CommunityTopicUpdateParams,
  CommunityUnvoteParams,
  CommunityVoteParams,
  Deleted,
} from '../types/index.ts';

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

/** The subjects of your community: `cstar.community.topics`. */
export class CommunityTopics extends Resource {
  /**
   * Lists all topics, by sort order, then name, in one page. Each tells which custom fields its posts have.
   *
   * @endpoint GET /api/v1/teams/{teamId}/community/topics
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const topics = await new CStarClient().community.topics.list();
   * console.log(topics.data.map((topic) => topic.postCount));
   * ```
   */
  list(options?: RequestOptions): PagePromise<CommunityTopic> {
    return this.transport.list(path`community/topics`, undefined, options);
  }

  /**
   * Retrieves one topic.
   *
   * @param topicId its ID (a UUID)
   * @throws CStarNotFoundError when there is none with this ID
   * @endpoint GET /api/v1/teams/{teamId}/community/topics/{topicId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const id = '7134fc12-0302-4e58-9466-a770035d5da9';
   * console.log((await new CStarClient().community.topics.get(id)).name);
   * ```
   */
  get(topicId: string, options?: RequestOptions): CStarPromise<CommunityTopic> {
    return this.transport.get(path`community/topics/${topicId}`, options);
  }

  /**
   * Creates a topic. Needs a secret key and the permission `manage_community`.
   *
   * @param params `name` (up to 200 characters) is required; the slug is made from it;
   * `customFieldConfig` names the custom fields of its posts, at most 50
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_community`
   * @endpoint POST /api/v1/teams/{teamId}/community/topics
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const topic = await new CStarClient().community.topics.create({ name: 'Ideas' });
   * console.log(topic.slug);
   * ```
   */
  create(params: CommunityTopicCreateParams, options?: RequestOptions): CStarPromise<CommunityTopic> {
    return this.transport.post(path`community/topics`, params, options);
  }

  /**
   * Changes the given fields of a topic and leaves the others.
   * Needs a secret key and the permission `manage_community`.
   *
   * @param topicId its ID (a UUID)
   * @param params only the fields to change; `customFieldConfig` is replaced as a whole
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarValidationError when a field is malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_community`
   * @endpoint PATCH /api/v1/teams/{teamId}/community/topics/{topicId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const id = '7134fc12-0302-4e58-9466-a770035d5da9';
   * await new CStarClient().community.topics.update(id, { description: 'What could be' });
   * ```
   */
  update(
    topicId: string,
    params: CommunityTopicUpdateParams,
    options?: RequestOptions,
  ): CStarPromise<CommunityTopic> {
    return this.transport.patch(path`community/topics/${topicId}`, params, options);
  }

  /**
   * Deletes a topic that has no posts. Needs a secret key and the permission `manage_community`.
   *
   * @param topicId its ID (a UUID)
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarConflictError when it has posts
   * @throws CStarPermissionError when the role behind the key lacks `manage_community`
   * @endpoint DELETE /api/v1/teams/{teamId}/community/topics/{topicId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().community.topics.delete('7134fc12-0302-4e58-9466-a770035d5da9');
   * ```
   */
  delete(topicId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.transport.delete(path`community/topics/${topicId}`, options);
  }

  /** The same as {@link CommunityTopics.delete}. */
  del(topicId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.delete(topicId, options);
  }
}

/** Your community: `cstar.community`. */
export class Community extends Resource {
  /** Questions, ideas and feedback. */
  readonly posts = new CommunityPosts(this.transport);
  /** The subjects that posts belong to. */
  readonly topics = new CommunityTopics(this.transport);

  /** The same as {@link CommunityPosts.list}. */
  getPosts(params?: CommunityPostListParams, options?: RequestOptions): PagePromise<CommunityPost> {
    return this.posts.list(params, options);
  }

  /** The same as {@link CommunityPosts.create}. */
  createPost(params: CommunityPostCreateParams, options?: RequestOptions): CStarPromise<CommunityPost> {
    return this.posts.create(params, options);
  }

  /** The same as {@link CommunityPosts.update}. */
  updatePost(
    postId: string,
    params: CommunityPostUpdateParams,
    options?: RequestOptions,
  ): CStarPromise<CommunityPost> {
    return this.posts.update(postId, params, options);
  }
}
