import { asc, count, eq } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import {
  communityPosts,
  communityTopics,
  customFields,
  type TopicFieldConfig,
} from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { audit } from '../../events/audit.ts';
import type { Handlers } from '../../handlers.ts';
import { holdCustomFields } from '../custom-fields/values.ts';
import { withFreeSlug } from '../library/slugs.ts';
import { missing } from '../shared/missing.ts';
import { visiblePosts } from '../shared/visibility.ts';
import { presentTopic, type TopicRow } from './present.ts';

export const communityTopicHandlers: Handlers<'communityTopics'> = {
  async list({ context }) {
    return present(context, await topicsInOrder(context));
  },

  async get({ params, context }) {
    const [row] = await context.tx
      .select()
      .from(communityTopics)
      .where(eq(communityTopics.id, params.topicId));
    return presentOne(context, row, params.topicId);
  },

  async create({ body, context }) {
    const customFieldConfig = await checkConfig(context, body.customFieldConfig ?? []);
    const { tx, now } = context;
    const row = await withFreeSlug(context, 'communityTopics', body.name, (slug) =>
      tx
        .insert(communityTopics)
        .values({
          id: context.newId(),
          ...partitionOf(context),
          name: body.name,
          slug,
          description: body.description ?? null,
          sortOrder: body.sortOrder ?? 0,
          customFieldConfig,
          createdAt: now,
          updatedAt: now,
        })
        .onConflictDoNothing()
        .returning(),
    );
    await note(context, 'created', row.id);
    return presentOne(context, row, row.id);
  },

  async update({ params, body, context }) {
    const { customFieldConfig, ...plain } = body;
    const config = customFieldConfig && (await checkConfig(context, customFieldConfig));
    const [row] = await context.tx
      .update(communityTopics)
      .set({ ...plain, ...(config && { customFieldConfig: config }), updatedAt: context.now })
      .where(eq(communityTopics.id, params.topicId))
      .returning();
    if (row !== undefined) await note(context, 'updated', row.id, { changed: Object.keys(body) });
    return presentOne(context, row, params.topicId);
  },

  async delete({ params: { topicId }, context }) {
    const { tx } = context;
    // With this lock no post can come while the posts are counted.
    const [row] = await tx
      .select({ id: communityTopics.id })
      .from(communityTopics)
      .where(eq(communityTopics.id, topicId))
      .for('update');
    if (row === undefined) throw missing('topic', topicId);
    const posts = await tx.$count(communityPosts, eq(communityPosts.topicId, topicId));
    if (posts > 0) {
      throw new ApiError(
        'resource_conflict',
        `This topic has ${posts} ${posts === 1 ? 'post' : 'posts'}. Delete them first.`,
      );
    }
    await tx.delete(communityTopics).where(eq(communityTopics.id, topicId));
    await note(context, 'deleted', topicId);
    return { deleted: true, id: topicId };
  },
};

/** All topics, in the order of the team. */
export const topicsInOrder = ({ tx }: Context): Promise<TopicRow[]> =>
  tx
    .select()
    .from(communityTopics)
    .orderBy(asc(communityTopics.sortOrder), asc(communityTopics.name), asc(communityTopics.id));

/** How many posts of each topic the caller may see, by its ID; none where there are none. */
export async function countPosts(context: Context): Promise<Map<string, number>> {
  const counts = await context.tx
    .select({ topicId: communityPosts.topicId, posts: count() })
    .from(communityPosts)
    .where(visiblePosts(context))
    .groupBy(communityPosts.topicId);
  return new Map(counts.map(({ topicId, posts }) => [topicId, posts]));
}

async function presentOne(context: Context, row: TopicRow | undefined, id: string) {
  const [topic] = row === undefined ? [] : await present(context, [row]);
  if (topic === undefined) throw missing('topic', id);
  return topic;
}

async function present(context: Context, rows: readonly TopicRow[]) {
  const counts = await countPosts(context);
  const fields = await context.tx
    .select({ id: customFields.id })
    .from(customFields)
    .where(eq(customFields.entityType, 'community_posts'));
  const known = new Set(fields.map(({ id }) => id));
  return rows.map((row) => presentTopic(row, counts.get(row.id) ?? 0, known));
}

/** A config whose fields are there, each once. */
async function checkConfig(context: Context, config: TopicFieldConfig[]): Promise<TopicFieldConfig[]> {
  const known = new Set((await holdCustomFields(context, 'community_posts')).map(({ id }) => id));
  for (const [index, { fieldId }] of config.entries()) {
    const param = `customFieldConfig.${index}.fieldId`;
    if (!known.has(fieldId)) {
      throw new ApiError(
        'parameter_invalid',
        `${param} names no custom field of community posts. Define it first, with entityType community_posts.`,
        { param },
      );
    }
    if (config.findIndex((each) => each.fieldId === fieldId) !== index) {
      throw new ApiError('parameter_invalid', `${param} names a field a second time. Name it once.`, {
        param,
      });
    }
  }
  return config;
}

const note = (context: Context, what: string, id: string, details?: Record<string, unknown>) =>
  audit(context, {
    action: `community_topic.${what}`,
    resourceType: 'community_topic',
    resourceId: id,
    details,
  });
