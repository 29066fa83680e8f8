import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { communityPosts, communityTopics } from '../../db/schema/index.ts';
import { slice } from '../shared/paging.ts';
import { matches } from '../shared/search.ts';
import { visiblePosts } from '../shared/visibility.ts';
import { type PostRow, postColumns } from './present.ts';

const newest: SQL[] = [desc(communityPosts.createdAt), desc(communityPosts.id)];

const orders: Record<'recent' | 'votes' | 'comments', SQL[]> = {
  recent: newest,
  votes: [sql`vote_count desc`, ...newest],
  comments: [sql`comment_count desc`, ...newest],
};

interface PostQuery {
  /** The slug of a topic. Its pinned posts come first. */
  topic?: string | undefined;
  status?: PostRow['status'] | undefined;
  search?: string | undefined;
  /** Only those of one customer. */
  customerId?: string | undefined;
  sort: keyof typeof orders;
  page: number;
  pageSize: number;
}

/** One page of the posts that the caller may see, and how many there are. */
export async function findPosts(
  context: Context,
  query: PostQuery,
): Promise<{ rows: PostRow[]; total: number }> {
  const { tx } = context;
  const topic =
    query.topic === undefined
      ? undefined
      : inArray(
          communityPosts.topicId,
          tx
            .select({ id: communityTopics.id })
            .from(communityTopics)
            .where(eq(communityTopics.slug, query.topic)),
        );
  const where = and(
    topic,
    query.status && eq(communityPosts.status, query.status),
    query.search === undefined ? undefined : matches(communityPosts.search, query.search),
    query.customerId === undefined ? undefined : eq(communityPosts.customerId, query.customerId),
    visiblePosts(context),
  );
  const { limit, offset } = slice(query);
  const rows = await tx
    .select(postColumns)
    .from(communityPosts)
    .where(where)
    .orderBy(...(topic === undefined ? [] : [desc(communityPosts.isPinned)]), ...orders[query.sort])
    .limit(limit)
    .offset(offset);
  return { rows, total: await tx.$count(communityPosts, where) };
}
