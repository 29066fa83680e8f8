import type { IdKind } from '@cstar.help/contract';

/** What a rule can be about. */
export type Family = 'ticket' | 'customer' | 'article' | 'community_post' | 'survey';

interface Field {
  /** What kind of ID it holds, if it holds one. */
  id?: IdKind;
  /** The values that it can hold, where they are few. */
  values?: readonly string[];
}

type Fields = Readonly<Record<string, Field>>;

const plain: Field = {};

/** Fields that stand for any key below them. */
const own = { 'customFields.*': plain, 'metadata.*': plain } as const;

const ticket: Fields = {
  title: plain,
  status: { values: ['new', 'open', 'pending', 'resolved', 'closed'] },
  priority: { values: ['low', 'normal', 'high', 'urgent'] },
  customerId: { id: 'customer' },
  customerName: plain,
  assignedTo: { id: 'member' },
  externalId: plain,
  tags: plain,
  notes: plain,
  messageCount: plain,
  createdAt: plain,
  firstResponseAt: plain,
  resolvedAt: plain,
  closedAt: plain,
  ...own,
};

const customer: Fields = {
  name: plain,
  email: plain,
  externalId: plain,
  status: { values: ['active', 'inactive'] },
  sentiment: { values: ['positive', 'neutral', 'negative', 'happy', 'frustrated', 'angry'] },
  tags: plain,
  notes: plain,
  createdAt: plain,
  ...own,
};

const message: Fields = {
  content: plain,
  sender: { values: ['agent', 'customer', 'system'] },
  senderName: plain,
  isInternal: plain,
};

const article: Fields = {
  title: plain,
  content: plain,
  slug: plain,
  categoryId: plain,
  status: { values: ['draft', 'published', 'archived'] },
  isPublic: plain,
  tags: plain,
  notes: plain,
  viewCount: plain,
  createdAt: plain,
  publishedAt: plain,
  'metadata.*': plain,
};

const communityPost: Fields = {
  title: plain,
  body: plain,
  slug: plain,
  topicId: plain,
  status: {
    values: [
      'open',
      'answered',
      'officially_answered',
      'planned',
      'not_planned',
      'completed',
      'under_review',
    ],
  },
  visibility: { values: ['public', 'members_only'] },
  isPinned: plain,
  isLocked: plain,
  authorName: plain,
  customerId: { id: 'customer' },
  createdAt: plain,
  'customFields.*': plain,
};

const survey: Fields = {
  rating: plain,
  comment: plain,
  ticketId: { id: 'ticket' },
  customerId: { id: 'customer' },
  createdAt: plain,
};

const below = (prefix: string, fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [`${prefix}.${name}`, field]));

const ofCustomer = below('customer', customer);

const families: Readonly<Record<Family, Fields>> = {
  ticket: { ...ticket, ...ofCustomer },
  customer,
  article,
  community_post: { ...communityPost, ...ofCustomer },
  survey: { ...survey, ...below('ticket', ticket), ...ofCustomer },
};

/** The fields that conditions of rules for this event can look at; `*` stands for any key. */
export const fieldsFor = (trigger: string): Fields => {
  const fields = families[familyOf(trigger)];
  return trigger === 'ticket.message_added' ? { ...fields, ...below('message', message) } : fields;
};

/** `community_post.voted` is about a `community_post`. */
export function familyOf(trigger: string): Family {
  const name = trigger.slice(0, trigger.indexOf('.'));
  const found = familyNames.find((family) => family === name);
  if (found === undefined) throw new Error(`No automation is about ${trigger}.`);
  return found;
}

const familyNames: readonly Family[] = ['ticket', 'customer', 'article', 'community_post', 'survey'];

/** What is known of a field; undefined when there is none of this name. */
export function findField(trigger: string, name: string): Field | undefined {
  const fields = new Map(Object.entries(fieldsFor(trigger)));
  const exact = name.endsWith('*') ? undefined : fields.get(name);
  if (exact !== undefined) return exact;
  const parent = /^(.*?(?:customFields|metadata))\.[^*]+$/.exec(name)?.[1];
  return parent === undefined ? undefined : fields.get(`${parent}.*`);
}
