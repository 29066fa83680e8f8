import { parseUuid } from '@cstar.help/contract';
import { and, eq, or } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { communityPosts, customFields } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { shorten } from '../../http/shorten.ts';
import { type PostRow, postColumns } from '../../resources/community/present.ts';
import { countPosts, topicsInOrder } from '../../resources/community/topics.ts';
import { visiblePosts } from '../../resources/shared/visibility.ts';
import { presentTopic } from './present.ts';

/** A post that the caller may see. What is hidden from them is, for them, not there. */
export async function findPost(context: Context, slugOrId: string): Promise<PostRow> {
  const id = parseUuid(slugOrId);
  const named = or(eq(communityPosts.slug, slugOrId), id === null ? undefined : eq(communityPosts.id, id));
  const rows = await context.tx
    .select(postColumns)
    .from(communityPosts)
    .where(and(named, visiblePosts(context)));
  // A title may be the ID of another post, and so may its slug: the ID goes first.
  const found = rows.find((row) => row.id === id) ?? rows[0];
  if (found !== undefined) return found;
  throw new ApiError(
    'resource_missing',
    `There is no post ${shorten(slugOrId)} that you may see. Check the slug or ID; posts for members are shown to customers who are signed in.`,
  );
}

export async function listTopics(context: Context) {
  const topics = await topicsInOrder(context);
  const counts = await countPosts(context);
  const { id, key, name, description, type, options } = customFields;
  const fields = await context.tx
    .select({ id, key, name, description, type, options })
    .from(customFields)
    .where(eq(customFields.entityType, 'community_posts'));
  const byId = new Map(fields.map((field) => [field.id, field]));
  return topics.map((topic) => presentTopic(topic, counts.get(topic.id) ?? 0, byId));
}
