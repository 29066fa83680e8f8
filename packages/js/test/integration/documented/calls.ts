import { newTeam, type TestTeam } from '../team.ts';

/** A client and real ids, as the documented calls take them. */
export interface Given {
  cstar: TestTeam['cstar'];
  ticketId: string;
  customerId: string;
  groupId: string;
  articleId: string;
  categoryId: string;
  topicId: string;
  postId: string;
  postFieldId: string;
  webhookId: string;
  memberId: string;
  userId: string;
  otherUserId: string;
  spareMemberId: string;
  otherTeamId: string;
  defeatId: string;
  /** Has the player close so many tickets that there is something to spend and to wear. */
  earn(): Promise<void>;
}

/** The documented calls by route: `GET /tickets/{}`. */
export type Calls = Record<string, (given: Given) => PromiseLike<unknown>>;

/** A team that has what the calls name. */
export async function prepare(): Promise<Given> {
  const team = await newTeam({
    members: [
      { name: 'Ada', role: 'agent' },
      { name: 'Bob', role: 'agent' },
      { name: 'Cid', role: 'agent' },
    ],
  });
  const { cstar } = team;
  const [ada, bob, cid] = team.members.filter(({ role }) => role === 'agent');
  if (!ada || !bob || !cid) throw new Error('The team has too few members.');
  const customer = await cstar.customers.create({ name: 'Jane Smith', email: 'first@example.com' });
  const ticket = await cstar.tickets.create({ title: 'A billing issue', customerId: customer.id });
  const category = await cstar.categories.create({ name: 'Account' });
  const article = await cstar.articles.create({ title: 'Your account', category: 'Account' });
  const group = await cstar.customerGroups.create({ name: 'Acme' });
  const field = await cstar.customFields.create({
    name: 'Video',
    key: 'video',
    type: 'text',
    entityType: 'community_posts',
  });
  const topic = await cstar.community.topics.create({
    name: 'Videos',
    customFieldConfig: [{ fieldId: field.id, required: false }],
  });
  const post = await cstar.community.posts.create({ title: 'Dark mode', topicId: topic.id });
  const url = 'http://localhost:1/';
  const webhook = await cstar.webhooks.create({ name: 'Hook', url, events: 'ticket.created' });
  await cstar.game.boss.spawn({ difficulty: 'easy' });
  while (!(await cstar.game.boss.damage({ userId: ada.userId, priority: 'urgent' })).isDefeated);
  const [defeat] = (await cstar.game.boss.defeats()).data;
  const player = team.client({ apiKey: ada.keys.secretTest });
  return {
    cstar,
    ticketId: ticket.id,
    customerId: customer.id,
    groupId: group.id,
    articleId: article.id,
    categoryId: category.id,
    topicId: topic.id,
    postId: post.id,
    postFieldId: field.id,
    webhookId: webhook.id,
    memberId: bob.id,
    userId: ada.userId,
    otherUserId: bob.userId,
    spareMemberId: cid.id,
    otherTeamId: (await newTeam()).teamId,
    defeatId: defeat?.id ?? '',
    earn: async () => {
      const records = Array.from({ length: 100 }, (_, n) => ({
        title: `Work ${n}`,
        priority: 'urgent',
        assignedTo: ada.id,
      }));
      await cstar.import.create({ resource: 'tickets', records });
      const mine = await cstar.tickets.list({ assignedTo: ada.id, pageSize: 100 });
      const ids = mine.data.map(({ id }) => id);
      await player.bulk.update({ resource: 'tickets', ids, data: { status: 'closed' } });
    },
  };
}
