import { fetchList } from '../core/list.ts';
import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import { CustomerClient } from '../customer/client.ts';
import type { CustomerClientOptions } from '../customer/options.ts';
import type {
  OwnPostListParams,
  PublicComment,
  PublicCommentCreateParams,
  PublicCommentListParams,
  PublicPost,
  PublicPostCreateParams,
  PublicPostListParams,
  PublicPostUpdateParams,
  PublicTopic,
} from '../types/customer-community.ts';
import type { Deleted } from '../types/shared.ts';
import { CommunityAttachments } from './attachments.ts';
import { SignedIn } from './signed-in.ts';
import { type VoteChange, Votes, withVote } from './votes.ts';

/**
 * Your community: questions, ideas and feedback of your customers. Everybody reads the public posts; posts for
 * members are there for customers who are signed in, and for everybody else they are not there at all. Customers
 * write, with the option `auth`. A write that is tried again, since its answer was lost, is done once: each has an
 * idempotency key by itself.
 *
 * @example
 * ```ts
 * import { CommunityClient } from '@cstar.help/js/community';
 *
 * const community = new CommunityClient({ teamSlug: 'acme' });
 * for await (const post of community.posts({ topic: 'ideas', sort: 'votes' })) {
 *   console.log(post.vote_count, post.title, post.status);
 * }
 * ```
 */
export class CommunityClient extends CustomerClient {
  /** Images for posts and comments. */
  readonly attachments: CommunityAttachments;
  readonly #signedIn: SignedIn;
  readonly #votes = new Votes();

  constructor(options: CustomerClientOptions) {
    super('community', options);
    this.#signedIn = new SignedIn(this.transport);
    this.attachments = new CommunityAttachments(this.#signedIn);
  }

  /**
   * Lists all topics, in the order of the team: one page with all of them. `fields` says what a new post of the topic
   * has to fill in.
   *
   * @throws CStarNotFoundError when there is no team with this slug
   * @endpoint GET /api/community/{team}/topics
   * @example
   * ```ts
   * import { CommunityClient } from '@cstar.help/js/community';
   *
   * const { data } = await new CommunityClient({ teamSlug: 'acme' }).topics();
   * console.log(data.map(({ name, post_count }) => `${name} (${post_count})`));
   * ```
   */
  topics(options?: RequestOptions): PagePromise<PublicTopic> {
    return fetchList(this.transport, path`topics`, undefined, options);
  }

  /**
   * Lists the posts that the caller may see: one page when awaited, all of them when iterated.
   *
   * @param params filters: `topic` (slug), `status`, `search` (words, `"phrases"`, `-without`), `mine` (only own ones);
   *   `sort` is `recent` (default), `votes` or `comments`; `page` (from 1) and `pageSize` (1 to 100, default 20)
   * @throws CStarNotFoundError when there is no team with this slug
   * @throws CStarValidationError when a filter is malformed
   * @throws CStarAuthenticationError when `mine` is asked for and nobody is signed in: then nothing is sent
   * @endpoint GET /api/community/{team}/posts
   * @example
   * ```ts
   * import { CommunityClient } from '@cstar.help/js/community';
   *
   * const community = new CommunityClient({ teamSlug: 'acme' });
   * const { data, hasMore } = await community.posts({ topic: 'ideas', sort: 'votes', pageSize: 10 });
   * console.log(data.length, hasMore);
   * ```
   */
  posts(params?: PublicPostListParams, options?: RequestOptions): PagePromise<PublicPost> {
    const way = params?.mine ? this.#signedIn.host : this.transport;
    return fetchList(way, path`posts`, params, options);
  }

  /**
   * Retrieves one post that the caller may see.
   *
   * @param slugOrId its slug, as in the address of its page, or its ID (UUID)
   * @throws CStarNotFoundError when there is none, or it is for members and nobody is signed in
   * @endpoint GET /api/community/{team}/posts/{slugOrId}
   * @example
   * ```ts
   * import { CommunityClient } from '@cstar.help/js/community';
   *
   * const post = await new CommunityClient({ teamSlug: 'acme' }).post('dark-mode');
   * console.log(post.title, post.status, post.vote_count);
   * ```
   */
  post(slugOrId: string, options?: RequestOptions): CStarPromise<PublicPost> {
    return this.transport.get(path`posts/${slugOrId}`, options);
  }

  /**
   * Lists the comments on a post, oldest first: one page when awaited, all of them when iterated.
   *
   * @param slugOrId the slug or ID of the post
   * @param params `page` (from 1) and `pageSize` (1 to 100, default 20)
   * @throws CStarNotFoundError when there is no such post, or it is for members and nobody is signed in
   * @throws CStarValidationError when `page` or `pageSize` is out of its range
   * @endpoint GET /api/community/{team}/posts/{slugOrId}/comments
   * @example
   * ```ts
   * import { CommunityClient } from '@cstar.help/js/community';
   *
   * const community = new CommunityClient({ teamSlug: 'acme' });
   * for await (const comment of community.comments('dark-mode')) {
   *   console.log(comment.author_name, comment.body);
   * }
   * ```
   */
  comments(
    slugOrId: string,
    params?: PublicCommentListParams,
    options?: RequestOptions,
  ): PagePromise<PublicComment> {
    return fetchList(this.transport, path`posts/${slugOrId}/comments`, params, options);
  }

  /**
   * Writes a post as the signed-in customer. It starts as `open`; the team sets its status.
   *
   * @param params `title` (up to 300 characters) and `topic` (slug) or `topicId` are required; `body` takes up to 50 000
   *   characters, `customFields` the values of the topic's `fields`, `attachments` the IDs of up to 10 own uploads
   * @throws CStarAuthenticationError when nobody is signed in: then nothing is sent
   * @throws CStarPermissionError when the token is that of a visitor
   * @throws CStarValidationError when a field is missing or malformed, also one of `customFields`; `param` names it
   * @throws CStarNotFoundError when there is no team with this slug
   * @endpoint POST /api/community/{team}/posts
   * @example
   * ```ts
   * import { AuthClient } from '@cstar.help/js/auth';
   * import { CommunityClient } from '@cstar.help/js/community';
   *
   * const auth = new AuthClient({ teamSlug: 'acme' });
   * const community = new CommunityClient({ teamSlug: 'acme', auth });
   * const post = await community.createPost({
   *   topic: 'ideas',
   *   title: 'Dark mode',
   *   body: 'Please, for my eyes.',
   * });
   * console.log(post.slug);
   * ```
   */
  createPost(params: PublicPostCreateParams, options?: RequestOptions): CStarPromise<PublicPost> {
    return this.#signedIn.post(path`posts`, params, options);
  }

  /**
   * Changes the given fields of an own post and leaves the others. Its slug stays.
   *
   * @param slugOrId its slug or ID
   * @param params `title`, `body`, `attachments`: the latter replace the present images, so name those that shall stay
   * @throws CStarAuthenticationError when nobody is signed in: then nothing is sent
   * @throws CStarPermissionError when somebody else has written it
   * @throws CStarValidationError when a field is malformed; `param` names it
   * @throws CStarConflictError when the team has locked it
   * @throws CStarNotFoundError when there is none
   * @endpoint PATCH /api/community/{team}/posts/{slugOrId}
   * @example
   * ```ts
   * import { CommunityClient } from '@cstar.help/js/community';
   *
   * const auth = () => localStorage.getItem('token');
   * const community = new CommunityClient({ teamSlug: 'acme', auth });
   * await community.updatePost('dark-mode', { title: 'Dark mode, for every page' });
   * ```
   */
  updatePost(
    slugOrId: string,
    params: PublicPostUpdateParams,
    options?: RequestOptions,
  ): CStarPromise<PublicPost> {
    return this.#signedIn.patch(path`posts/${slugOrId}`, params, options);
  }

  /**
   * Deletes an own post for good, with its images and votes. What others have written is not taken along: a post on
   * which somebody else has commented stays.
   *
   * @param slugOrId its slug or ID
   * @throws CStarAuthenticationError when nobody is signed in: then nothing is sent
   * @throws CStarPermissionError when somebody else has written it
   * @throws CStarConflictError when somebody else has commented on it, or the team has locked it
   * @throws CStarNotFoundError when there is none
   * @endpoint DELETE /api/community/{team}/posts/{slugOrId}
   * @example
   * ```ts
   * import { CommunityClient } from '@cstar.help/js/community';
   *
   * const auth = () => localStorage.getItem('token');
   * await new CommunityClient({ teamSlug: 'acme', auth }).deletePost('dark-mode');
   * ```
   */
  deletePost(slugOrId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.#signedIn.delete(path`posts/${slugOrId}`, options);
  }

  /**
   * Comments on a post as the signed-in customer.
   *
   * @param slugOrId the slug or ID of the post
   * @param params `body` (up to 10 000 characters) is required; `attachments` takes the IDs of up to 5 own uploads
   * @throws CStarAuthenticationError when nobody is signed in: then nothing is sent
   * @throws CStarPermissionError when the token is that of a visitor
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarConflictError when the team has locked the post
   * @throws CStarNotFoundError when there is no such post
   * @endpoint POST /api/community/{team}/posts/{slugOrId}/comments
   * @example
   * ```ts
   * import { CommunityClient } from '@cstar.help/js/community';
   *
   * const auth = () => localStorage.getItem('token');
   * const community = new CommunityClient({ teamSlug: 'acme', auth });
   * const comment = await community.createComment('dark-mode', { body: 'Me too!' });
   * console.log(comment.id);
   * ```
   */
  createComment(
    slugOrId: string,
    params: PublicCommentCreateParams,
    options?: RequestOptions,
  ): CStarPromise<PublicComment> {
    return this.#signedIn.post(path`posts/${slugOrId}/comments`, params, options);
  }

  /**
   * Deletes an own comment for good, with its images.
   *
   * @param slugOrId the slug or ID of the post
   * @param commentId the ID of the comment (UUID)
   * @throws CStarAuthenticationError when nobody is signed in: then nothing is sent
   * @throws CStarPermissionError when somebody else has written it
   * @throws CStarConflictError when the team has locked the post
   * @throws CStarNotFoundError when there is no such post or comment
   * @endpoint DELETE /api/community/{team}/posts/{slugOrId}/comments/{commentId}
   * @example
   * ```ts
   * import { CommunityClient } from '@cstar.help/js/community';
   *
   * const auth = () => localStorage.getItem('token');
   * const community = new CommunityClient({ teamSlug: 'acme', auth });
   * await community.deleteComment('dark-mode', '7134fc12-0302-4e58-9466-a770035d5da9');
   * ```
   */
  deleteComment(slugOrId: string, commentId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.#signedIn.delete(path`posts/${slugOrId}/comments/${commentId}`, options);
  }

  /**
   * Votes for a post, be it locked; a second vote changes nothing. Of several `vote` and `unvote` calls on one post, one
   * is under way at a time and the last one wins: those that it has overtaken are not sent, and resolve as it does. Name
   * the post in the same way in all of them. A vote that waits is of who cast it: it rejects when somebody else is
   * signed in by then. What it looks like meanwhile: {@link CommunityClient.withPendingVote}.
   *
   * @param slugOrId its slug or ID
   * @throws CStarAuthenticationError when nobody is signed in: then nothing is sent
   * @throws CStarPermissionError when the token is that of a visitor
   * @throws CStarNotFoundError when there is none
   * @endpoint POST /api/community/{team}/posts/{slugOrId}/vote
   * @example
   * ```ts
   * import { CommunityClient } from '@cstar.help/js/community';
   *
   * const auth = () => localStorage.getItem('token');
   * const post = await new CommunityClient({ teamSlug: 'acme', auth }).vote('dark-mode');
   * console.log(post.vote_count);
   * ```
   */
  vote(slugOrId: string, options?: RequestOptions): CStarPromise<PublicPost> {
    return this.#cast(slugOrId, true, options);
  }

  /**
   * Takes back the own vote. Without one, nothing changes. Together with {@link CommunityClient.vote}, the last call wins.
   *
   * @param slugOrId the slug or ID of the post
   * @throws CStarAuthenticationError when nobody is signed in: then nothing is sent
   * @throws CStarPermissionError when the token is that of a visitor
   * @throws CStarNotFoundError when there is none
   * @endpoint DELETE /api/community/{team}/posts/{slugOrId}/vote
   * @example
   * ```ts
   * import { CommunityClient } from '@cstar.help/js/community';
   *
   * const auth = () => localStorage.getItem('token');
   * const post = await new CommunityClient({ teamSlug: 'acme', auth }).unvote('dark-mode');
   * console.log(post.vote_count);
   * ```
   */
  unvote(slugOrId: string, options?: RequestOptions): CStarPromise<PublicPost> {
    return this.#cast(slugOrId, false, options);
  }

  /**
   * A post as a page shows it while a vote on it is under way: with that vote on or off. Without one it is the same post.
   * It is made from the post that you give, so that after a failure the same call shows what the server knows.
   *
   * @param post as the server sent it last; it is not changed
   * @example
   * ```ts
   * import { CommunityClient } from '@cstar.help/js/community';
   *
   * const auth = () => localStorage.getItem('token');
   * const community = new CommunityClient({ teamSlug: 'acme', auth });
   * let post = await community.post('dark-mode');
   * const show = () => console.log(community.withPendingVote(post).vote_count);
   * const off = community.onVoteChange((change) => {
   *   if (change.post?.id === post.id) post = change.post;
   *   show();
   * });
   * await community.vote(post.slug).finally(off);
   * ```
   */
  withPendingVote(post: PublicPost): PublicPost {
    const pending = this.#votes.pending(post);
    return pending === undefined ? post : withVote(post, pending);
  }

  /**
   * Tells when a vote of this client begins, and when it has succeeded or failed: for pages that show it at once.
   *
   * @param listener is given the post's name, what is `pending`, and the `post` when the server has answered
   * @returns what ends it
   * @example
   * ```ts
   * import { CommunityClient } from '@cstar.help/js/community';
   *
   * const community = new CommunityClient({ teamSlug: 'acme' });
   * const off = community.onVoteChange(({ slugOrId, pending }) => console.log(slugOrId, pending));
   * off();
   * ```
   */
  onVoteChange(listener: (change: VoteChange) => void): () => void {
    return this.#votes.listen(listener);
  }

  /**
   * Lists the own posts, of every status: one page when awaited, all of them when iterated.
   *
   * @param params the same filters as for {@link CommunityClient.posts}, without `mine`
   * @throws CStarAuthenticationError when nobody is signed in: then nothing is sent
   * @throws CStarPermissionError when the token is that of a visitor
   * @throws CStarValidationError when a filter is malformed
   * @throws CStarNotFoundError when there is no team with this slug
   * @endpoint GET /api/community/{team}/me/posts
   * @example
   * ```ts
   * import { CommunityClient } from '@cstar.help/js/community';
   *
   * const auth = () => localStorage.getItem('token');
   * const { data } = await new CommunityClient({ teamSlug: 'acme', auth }).myPosts({ status: 'planned' });
   * console.log(data.map(({ title }) => title));
   * ```
   */
  myPosts(params?: OwnPostListParams, options?: RequestOptions): PagePromise<PublicPost> {
    return fetchList(this.#signedIn.host, path`me/posts`, params, options);
  }

  #cast(slugOrId: string, voted: boolean, options: RequestOptions | undefined): CStarPromise<PublicPost> {
    const method = voted ? 'POST' : 'DELETE';
    const call = { method, path: path`posts/${slugOrId}/vote`, options } as const;
    return new CStarPromise(this.#votes.cast(slugOrId, voted, this.#signedIn.prepare<PublicPost>(call)));
  }
}
