import type { Exchange } from '../core/result.ts';
import { createListeners } from '../customer/listeners.ts';
import type { PublicPost } from '../types/customer-community.ts';

/** What {@link CommunityClient.onVoteChange} tells. */
export interface VoteChange {
  /** The post, by the slug or ID that `vote` or `unvote` was given. */
  slugOrId: string;
  /** What the customer wants and the server has not yet said: their vote on it, or off it. `null`: nothing. */
  pending: boolean | null;
  /** The post as the server has just answered it; absent before the answer, and after a failure. */
  post?: PublicPost | undefined;
}

/**
 * A post as it looks with the vote of the customer on it, or off it: what a page shows before the server has
 * answered. Always made from the latest post of the server, so that there is nothing to roll back.
 *
 * @param post as the server sent it; it is not changed
 * @param voted whether the vote is on it
 * @example
 * ```ts
 * import { type PublicPost, withVote } from '@cstar.help/js/community';
 *
 * declare const post: PublicPost;
 * const shown = withVote(post, true);
 * console.log(shown.vote_count, shown.viewer_has_voted);
 * ```
 */
export const withVote = (post: PublicPost, voted: boolean): PublicPost => ({
  ...post,
  viewer_has_voted: voted,
  vote_count: post.vote_count + Number(voted) - Number(post.viewer_has_voted),
});

type Send = () => Promise<Exchange<PublicPost>>;

/** The votes on one post: one request at a time, and after it the latest wish. */
interface Lane {
  wanted: boolean;
  send: Send;
  running?: Promise<Exchange<PublicPost>>;
  next?: Promise<Exchange<PublicPost>> | undefined;
}

/** The votes of one client, post by post. */
export class Votes {
  readonly #lanes = new Map<string, Lane>();
  readonly #listeners = createListeners<[VoteChange]>();

  cast(slugOrId: string, wanted: boolean, send: Send): Promise<Exchange<PublicPost>> {
    const lane: Lane = Object.assign(this.#lanes.get(slugOrId) ?? {}, { wanted, send });
    this.#lanes.set(slugOrId, lane);
    const run = () => this.#run(slugOrId, lane);
    if (lane.running) lane.next ??= lane.running.then(run, run);
    const result = lane.next ?? run();
    this.#listeners.tell({ slugOrId, pending: wanted });
    return result;
  }

  /** What is wanted of a post and not yet answered. */
  pending({ id, slug }: Pick<PublicPost, 'id' | 'slug'>): boolean | undefined {
    return (this.#lanes.get(id) ?? this.#lanes.get(slug))?.wanted;
  }

  listen(listener: (change: VoteChange) => void): () => void {
    return this.#listeners.add(listener);
  }

  #run(slugOrId: string, lane: Lane): Promise<Exchange<PublicPost>> {
    lane.next = undefined;
    const running = lane.send();
    lane.running = running;
    const settle = (post?: PublicPost) => {
      if (!lane.next) this.#lanes.delete(slugOrId);
      this.#listeners.tell({ slugOrId, pending: lane.next ? lane.wanted : null, post });
    };
    running.then(
      ({ data }) => settle(data),
      () => settle(),
    );
    return running;
  }
}
