import type { RequestOptions } from '../../core/options.ts';
import type { PagePromise } from '../../core/page.ts';
import { Resource } from '../../core/resource.ts';
import type { CStarPromise } from '../../core/result.ts';
import { path } from '../../core/url.ts';
import type {
  CommunityTopic,
  CommunityTopicCreateParams,
  CommunityTopicUpdateParams,
  Deleted,
} from '../../types/index.ts';

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
