import type { RequestOptions } from '../../core/options.ts';
import type { PagePromise } from '../../core/page.ts';
import { Resource } from '../../core/resource.ts';
import type { CStarPromise } from '../../core/result.ts';
import type {
  CommunityPost,
  CommunityPostCreateParams,
  CommunityPostListParams,
  CommunityPostUpdateParams,
} from '../../types/index.ts';
import { CommunityPosts } from './posts.ts';
import { CommunityTopics } from './topics.ts';

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
