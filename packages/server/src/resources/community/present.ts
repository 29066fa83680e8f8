import { type contract, formatId } from '@cstar.help/contract';
import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import {
  type attachments,
  type communityComments,
  communityPosts,
  type communityTopics,
  customFields,
} from '../../db/schema/index.ts';
import { iso } from '../shared/paging.ts';
import { seesAll } from '../shared/visibility.ts';

const { search: _search, ...columns } = getTableColumns(communityPosts);

/** What queries of posts select. Votes and comments are counted, not kept: no count can go astray. */
export const postColumns = {
  ...columns,
  voteCount: sql<number>`(select count(*) from community_votes v where v.post_id = community_posts.id)`
    .mapWith(Number)
    .as('vote_count'),
  commentCount: sql<number>`(select count(*) from community_comments c where c.post_id = community_posts.id)`
    .mapWith(Number)
    .as('comment_count'),
};

export type PostRow = Omit<typeof communityPosts.$inferSelect, 'search'> & {
  voteCount: number;
  commentCount: number;
};
export type CommentRow = typeof communityComments.$inferSelect;
export type TopicRow = typeof communityTopics.$inferSelect;
export type ImageRow = Pick<
  typeof attachments.$inferSelect,
  'id' | 'filename' | 'contentType' | 'sizeBytes' | 'storagePath'
>;
/** An image with all that it is shown by where people read. */
export type ShownImage = ImageRow &
  Pick<typeof attachments.$inferSelect, 'teamId' | 'environment' | 'width' | 'height'>;

type Post = z.input<typeof contract.communityPosts.schemas.CommunityPost>;
type Comment = z.input<typeof contract.communityPosts.schemas.CommunityComment>;
type Image = z.input<typeof contract.communityPosts.schemas.CommunityAttachment>;
type Topic = z.input<typeof contract.communityTopics.schemas.CommunityTopic>;

const presentImage = (row: ImageRow): Image => ({
  id: formatId('attachment', row.id),
  filename: row.filename,
  content_type: row.contentType,
  size_bytes: row.sizeBytes,
  storage_path: row.storagePath,
});

const presentAuthor = ({ authorName, authorType, customerId }: PostRow | CommentRow) => ({
  author_name: authorName,
  author_type: authorType,
  customer_id: customerId && formatId('customer', customerId),
});

/** The IDs of the custom fields of posts, by key; undefined for eyes that see no custom fields. */
export async function fieldIds(context: Context): Promise<Map<string, string> | undefined> {
  if (!seesAll(context)) return undefined;
  const rows = await context.tx
    .select({ id: customFields.id, key: customFields.key })
    .from(customFields)
    .where(eq(customFields.entityType, 'community_posts'));
  return new Map(rows.map(({ id, key }) => [key, formatId('customField', id)]));
}

export const presentPost = (
  row: PostRow,
  images: readonly ImageRow[],
  ids: ReadonlyMap<string, string> | undefined,
): Post => ({
  object: 'community_post',
  id: row.id,
  title: row.title,
  slug: row.slug,
  body: row.body,
  topic_id: row.topicId,
  status: row.status,
  visibility: row.visibility,
  vote_count: row.voteCount,
  comment_count: row.commentCount,
  is_pinned: row.isPinned,
  is_locked: row.isLocked,
  ...presentAuthor(row),
  ...(ids && {
    custom_fields: Object.fromEntries(
      Object.entries(row.customFields).flatMap(([key, value]) => {
        const id = ids.get(key);
        return id === undefined ? [] : [[id, value]];
      }),
    ),
  }),
  attachments: images.map(presentImage),
  created_at: iso(row.createdAt),
  updated_at: iso(row.updatedAt),
});

export const presentComment = (row: CommentRow, images: readonly ImageRow[]): Comment => ({
  object: 'community_comment',
  id: row.id,
  post_id: row.postId,
  body: row.body,
  ...presentAuthor(row),
  attachments: images.map(presentImage),
  created_at: iso(row.createdAt),
});

export const presentTopic = (row: TopicRow, postCount: number, known: ReadonlySet<string>): Topic => ({
  object: 'community_topic',
  id: row.id,
  name: row.name,
  slug: row.slug,
  description: row.description,
  sortOrder: row.sortOrder,
  // A field that was deleted since is none of the topic's any more.
  customFieldConfig: row.customFieldConfig
    .filter(({ fieldId }) => known.has(fieldId))
    .map(({ fieldId, required }) => ({ fieldId: formatId('customField', fieldId), required })),
  postCount,
  createdAt: iso(row.createdAt),
  updatedAt: iso(row.updatedAt),
});
