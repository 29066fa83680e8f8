import { eq, type SQL } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { communityPosts } from '../../db/schema/index.ts';

/** What web pages may show: a publishable key sees public posts only. */
export const visiblePosts = ({ principal }: Context): SQL | undefined =>
  principal.keyType === 'publishable' ? eq(communityPosts.visibility, 'public') : undefined;
