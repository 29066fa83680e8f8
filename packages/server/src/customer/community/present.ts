import { type customerContract, formatId } from '@cstar.help/contract';
import { and, eq, inArray } from 'drizzle-orm';
import type { z } from 'zod';
import type { Context, EffectContext } from '../../context.ts';
import { communityVotes, customers, type customFields } from '../../db/schema/index.ts';
import { imagesOf } from '../../resources/community/images.ts';
import type { CommentRow, PostRow, TopicRow } from '../../resources/community/present.ts';
import { iso } from '../../resources/shared/paging.ts';
import { factsOf } from '../require.ts';
import { presentUpload } from '../uploads.ts';

type Schemas = typeof customerContract.customerCommunity.schemas;
export type Post = z.input<Schemas['PublicPost']>;
type Comment = z.input<Schemas['PublicComment']>;
type Topic = z.input<Schemas['PublicTopic']>;

type Linker = Pick<EffectContext, 'services' | 'origin' | 'now'>;

/** The customer who reads, if it is one. */
const viewerOf = (context: Context): string | undefined => {
  const { caller } = factsOf(context);
  return caller?.type === 'customer' ? caller.customer.id : undefined;
};

/**
 * Who has no name goes by their address elsewhere, or by what stands in it before the @, and neither is shown to
 * everybody.
 */
const authorOf = (row: PostRow | CommentRow, viewer: string | undefined, emails: Map<string, string>) => ({
  author_name: row.authorType === 'customer' && isOfAddress(row, emails) ? 'Customer' : row.authorName,
  author_type: row.authorType,
  is_mine: viewer !== undefined && row.customerId === viewer,
});

function isOfAddress({ authorName, customerId }: PostRow | CommentRow, emails: Map<string, string>): boolean {
  const email = emails.get(customerId ?? '');
  return authorName.includes('@') || email?.slice(0, email.indexOf('@')) === authorName;
}

/** The addresses of the customers who wrote these. */
async function emailsOf(
  { tx }: Context,
  rows: readonly (PostRow | CommentRow)[],
): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ customerId }) => customerId ?? []))];
  if (ids.length === 0) return new Map();
  const { id, email } = customers;
  const found = await tx.select({ id, email }).from(customers).where(inArray(id, ids));
  return new Map(found.map((customer) => [customer.id, customer.email]));
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

export async function presentPosts(
  context: Context,
  rows: readonly PostRow[],
  linker: Linker,
): Promise<Post[]> {
  const viewer = viewerOf(context);
  const images = await imagesOf(context, 'postId', idsOf(rows));
  const emails = await emailsOf(context, rows);
  const voted = await votedOf(context, idsOf(rows), viewer);
  return rows.map((row) => ({
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
    viewer_has_voted: voted.has(row.id),
    is_pinned: row.isPinned,
    is_locked: row.isLocked,
    ...authorOf(row, viewer, emails),
    attachments: images(row.id).map((image) => presentUpload(image, linker)),
    created_at: iso(row.createdAt),
    updated_at: iso(row.updatedAt),
  }));
}

export async function presentPost(context: Context, row: PostRow, linker: Linker): Promise<Post> {
  const [post] = await presentPosts(context, [row], linker);
  if (post === undefined) throw new Error('One post was presented as none.');
  return post;
}

/** Those of the posts for which the viewer has voted. */
async function votedOf({ tx }: Context, postIds: string[], viewer: string | undefined): Promise<Set<string>> {
  if (viewer === undefined || postIds.length === 0) return new Set();
  const rows = await tx
    .select({ postId: communityVotes.postId })
    .from(communityVotes)
    .where(and(eq(communityVotes.customerId, viewer), inArray(communityVotes.postId, postIds)));
  return new Set(rows.map(({ postId }) => postId));
}

export async function presentComments(
  context: Context,
  rows: readonly CommentRow[],
  linker: Linker,
): Promise<Comment[]> {
  const viewer = viewerOf(context);
  const images = await imagesOf(context, 'commentId', idsOf(rows));
  const emails = await emailsOf(context, rows);
  return rows.map((row) => ({
    object: 'community_comment',
    id: row.id,
    post_id: row.postId,
    body: row.body,
    ...authorOf(row, viewer, emails),
    attachments: images(row.id).map((image) => presentUpload(image, linker)),
    created_at: iso(row.createdAt),
  }));
}

/** A definition with what a form shows of it. */
type ShownField = Pick<
  typeof customFields.$inferSelect,
  'id' | 'key' | 'name' | 'description' | 'type' | 'options'
>;

export const presentTopic = (
  { customFieldConfig, ...row }: TopicRow,
  postCount: number,
  fields: ReadonlyMap<string, ShownField>,
): Topic => ({
  object: 'community_topic',
  id: row.id,
  name: row.name,
  slug: row.slug,
  description: row.description,
  post_count: postCount,
  fields: customFieldConfig.flatMap(({ fieldId, required }) => {
    const field = fields.get(fieldId);
    // A field that was deleted since is none of the topic's any more.
    return field === undefined ? [] : [{ ...field, id: formatId('customField', fieldId), required }];
  }),
});
