import { and, eq, type SQL } from 'drizzle-orm';
import type { CallContext } from '../../context.ts';
import { articles, categories, communityPosts, messages } from '../../db/schema/index.ts';

// What anyone may see who has found a publishable key in a web page. Every answer that such a key
// can get asks here: rows through a condition, fields through `seen`.

type Viewer = Pick<CallContext, 'principal' | 'customer'>;

export const seesAll = ({ principal }: Viewer): boolean => principal.keyType === 'secret';

const unlessSeesAll = (viewer: Viewer, condition: SQL | undefined): SQL | undefined =>
  seesAll(viewer) ? undefined : condition;

/** An article that customers can read. */
export const publicArticle = (): SQL | undefined =>
  and(eq(articles.status, 'published'), eq(articles.isPublic, true));

export const visibleArticles = (viewer: Viewer) => unlessSeesAll(viewer, publicArticle());

export const visibleCategories = (viewer: Viewer) => unlessSeesAll(viewer, eq(categories.isPublic, true));

export const visibleMessages = (viewer: Viewer) => unlessSeesAll(viewer, eq(messages.isInternal, false));

/** What is for members only is for the team, and for customers who have said who they are. */
export const visiblePosts = (viewer: Viewer) =>
  viewer.customer?.caller?.type === 'customer'
    ? undefined
    : unlessSeesAll(viewer, eq(communityPosts.visibility, 'public'));

/** The fields of tickets and customers that are the team's own, as they look to other eyes. */
export const nothingOwn = { notes: null, externalId: null, customFields: {}, metadata: {} };

/** A row as the viewer may see it: for a publishable key, `hidden` replaces what is private. */
export const seen = <Row extends object>(viewer: Viewer, row: Row, hidden: Partial<Row>): Row =>
  seesAll(viewer) ? row : { ...row, ...hidden };
