import { type EventType, eventTypeNames } from '@cstar.help/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reply, TestTeam } from './support/api.ts';
import { causedBy, expectContract } from './support/events.ts';
import { type GameServer, memberOf, startGame } from './support/game-server.ts';
import { upload } from './support/images.ts';

// Every event there is, fired by a call that causes it.

let server: GameServer;
beforeAll(async () => {
  server = await startGame();
});
afterAll(() => server.close());

interface World {
  team: TestTeam;
  ada: TestTeam['members'][number];
  bo: TestTeam['members'][number];
  /** Makes something, and returns its ID. */
  made(path: string, body: object): Promise<string>;
  /** A ticket that Ada has. */
  ticket(): Promise<string>;
  /** A post in a topic of its own. */
  post(more?: object): Promise<string>;
  customer(): Promise<string>;
}

async function newWorld(): Promise<World> {
  const team = await server.newTeam({
    members: [
      { name: 'Ada', role: 'agent' },
      { name: 'Bo', role: 'agent' },
    ],
  });
  const made = async (path: string, body: object) => String((await ok(team.post(path, body))).data.id);
  const ada = memberOf(team, 'Ada');
  return {
    team,
    ada,
    bo: memberOf(team, 'Bo'),
    made,
    ticket: () => made('/tickets', { title: 'Cup', priority: 'urgent', assignedTo: ada.id }),
    customer: () => made('/customers', { name: 'Jane', email: 'jane@example.com' }),
    async post(more) {
      const topicId = await made('/community/topics', { name: 'Ideas' });
      return made('/community/posts', { title: 'Dark mode', topicId, ...more });
    },
  };
}

async function ok(call: Promise<Reply>): Promise<Reply> {
  const reply = await call;
  if (reply.status >= 300) throw new Error(`${reply.status}: ${JSON.stringify(reply.body.error)}`);
  return reply;
}

const closing = async ({ team, ticket }: World) =>
  team.patch(`/tickets/${await ticket()}`, { status: 'closed' });

/** For each event a call that fires it, once. */
const causes: Record<EventType, (world: World) => Promise<Reply>> = {
  'ticket.created': ({ team }) => team.post('/tickets', { title: 'Cup', metadata: { orderId: 1 } }),
  'ticket.updated': async ({ team, ticket }) => team.patch(`/tickets/${await ticket()}`, { title: 'Mug' }),
  'ticket.closed': closing,
  'ticket.message_added': async ({ team, ticket }) =>
    team.post(`/tickets/${await ticket()}/messages`, { content: 'Hello' }),
  'ticket.deleted': async ({ team, ticket }) => team.delete(`/tickets/${await ticket()}`),
  'ticket.assigned': async ({ team, ticket, bo }) =>
    team.patch(`/tickets/${await ticket()}`, { assignedTo: bo.id }),
  'customer.created': ({ team }) => team.post('/customers', { name: 'Jane', email: 'jane@example.com' }),
  'customer.updated': async ({ team, customer }) =>
    team.patch(`/customers/${await customer()}`, { name: 'Jane Smith' }),
  'customer.deleted': async ({ team, customer }) => team.delete(`/customers/${await customer()}`),
  'customer_group.created': ({ team }) => team.post('/customer-groups', { name: 'Enterprise' }),
  'customer_group.updated': async ({ team, made }) =>
    team.patch(`/customer-groups/${await made('/customer-groups', { name: 'Big' })}`, { name: 'Bigger' }),
  'customer_group.deleted': async ({ team, made }) =>
    team.delete(`/customer-groups/${await made('/customer-groups', { name: 'Big' })}`),
  'article.created': ({ team }) => team.post('/articles', { title: 'How to' }),
  'article.published': async ({ team, made }) =>
    team.patch(`/articles/${await made('/articles', { title: 'How to' })}`, { status: 'published' }),
  'article.updated': async ({ team, made }) => {
    await made('/categories', { name: 'Basics' });
    const id = await made('/articles', { title: 'How to' });
    return team.patch(`/articles/${id}`, { category: 'Basics' });
  },
  'article.deleted': async ({ team, made }) =>
    team.delete(`/articles/${await made('/articles', { title: 'X' })}`),
  'team.preferences_updated': ({ team }) => team.patch('/preferences', { bossBattlesEnabled: false }),
  'agent.preferences_updated': ({ team, ada }) =>
    team.patch(`/members/${ada.id}/preferences`, { boringMode: true }),
  'boss.spawned': ({ team }) => team.post('/game/boss/spawn', { difficulty: 'easy' }),
  'boss.damaged': async (world) => {
    await ok(world.team.post('/game/boss/spawn', { difficulty: 'hard' }));
    return closing(world);
  },
  'boss.defeated': async ({ team, ada }) => {
    await ok(team.post('/game/boss/spawn', { difficulty: 'easy' }));
    for (let hits = 0; hits < 200; hits += 1) {
      const hit = await ok(team.post('/game/boss/damage', { userId: ada.id, priority: 'urgent' }));
      if (hit.data.isDefeated === true) return hit;
    }
    throw new Error('The boss does not fall.');
  },
  'player.xp_gained': async (world) => {
    // The first one unlocks an achievement, which brings XP of its own.
    await ok(closing(world));
    return closing(world);
  },
  'player.level_up': async (world) => {
    await server.give(world.team, world.ada, { xp: 990 });
    return closing(world);
  },
  'player.achievement_unlocked': closing,
  'player.quest_completed': async ({ team, ada, bo }) => {
    await onDayOf('send_one_up', team);
    return team.post('/game/one-ups', { senderId: ada.id, recipientId: bo.id });
  },
  'player.streak_milestone': async (world) => {
    for (const day of ['06', '07']) {
      server.at(`2026-05-${day}T12:00:00.000Z`);
      await ok(closing(world));
    }
    server.at('2026-05-08T12:00:00.000Z');
    return closing(world);
  },
  'social.one_up_sent': ({ team, ada, bo }) =>
    team.post('/game/one-ups', { senderId: ada.id, recipientId: bo.id, message: 'Well done!' }),
  'social.high_five_sent': async ({ team, ada }) => {
    const { teamId } = await server.newTeam();
    return team.post('/game/high-fives', { senderUserId: ada.id, recipientTeamId: teamId });
  },
  'community_post.created': async ({ team, made }) =>
    team.post('/community/posts', {
      title: 'Dark mode',
      topicId: await made('/community/topics', { name: 'Ideas' }),
    }),
  'community_post.updated': async ({ team, post }) =>
    team.patch(`/community/posts/${await post()}`, { body: 'My eyes!' }),
  'community_post.status_changed': async ({ team, post }) =>
    team.patch(`/community/posts/${await post()}`, { status: 'planned' }),
  'community_post.commented': async ({ team, post }) =>
    team.post(`/community/posts/${await post()}/comments`, { body: 'Yes.' }),
  'community_post.deleted': async ({ team, post }) => team.delete(`/community/posts/${await post()}`),
  'community_post.voted': async ({ team, post, customer }) =>
    team.post(`/community/posts/${await post()}/vote`, { customerId: await customer() }),
  'survey.submitted': async ({ team, customer, made }) => {
    const ticketId = await made('/tickets', { title: 'Cup', customerId: await customer() });
    return team.post('/csat/surveys', { ticketId, rating: 5, comment: 'Quick.' });
  },
};

/** Puts the clock to a day that has this quest. */
async function onDayOf(quest: string, team: TestTeam): Promise<void> {
  for (let day = 1; day <= 28; day += 1) {
    server.at(`2026-06-${String(day).padStart(2, '0')}T12:00:00.000Z`);
    const { body } = await ok(team.get('/game/quests/today'));
    if (JSON.stringify(body.data).includes(quest)) return;
  }
  throw new Error(`No day of the month has the quest ${quest}.`);
}

test.each(eventTypeNames)(
  '%s is told once, as the contract says, by the call that caused it',
  async (type) => {
    const world = await newWorld();
    const reply = await ok(causes[type](world));
    const caused = await causedBy(server.db, world.team, reply);
    const told = caused.filter((event) => event.type === type);
    expect(told).toHaveLength(1);
    for (const { type: each, data, test: isTest, position, createdAt } of caused) {
      expectContract(each, data);
      expect([isTest, position]).toEqual([false, null]);
      expect(createdAt.toISOString()).toBe(reply.body.meta.timestamp);
    }
  },
);

test('each of them names an object by the ID that the API shows', async () => {
  const world = await newWorld();
  const reply = await ok(closing(world));
  const [updated] = await causedBy(server.db, world.team, reply);
  const { id, ...more } = reply.data;
  expect(updated?.data).toMatchObject({
    ticket: {
      id,
      status: 'closed',
      closed_at: more.closedAt,
      assigned_to: world.ada.id,
      dashboard_url: `https://www.cstar.help/dashboard/tickets/${String(id)}`,
    },
    customer: null,
    changes: {
      status: { from: 'new', to: 'closed' },
      closed_at: { from: null, to: more.closedAt },
      resolved_at: { from: null, to: more.resolvedAt },
    },
  });
});

test('images that come and go are changes of their post, told once', async () => {
  const world = await newWorld();
  const postId = await world.post();
  const uploaded = await ok(world.team.post('/attachments', upload({ fields: { postId } })));
  const { storagePath, id } = uploaded.data;
  const removed = async () => world.team.patch(`/community/posts/${postId}`, { attachments: [] });
  const shown = async () =>
    world.team.patch(`/community/posts/${postId}`, { attachments: [{ storage_path: storagePath }] });
  const changes = async (reply: Reply) => {
    const caused = await causedBy(server.db, world.team, await ok(Promise.resolve(reply)));
    for (const { type, data } of caused) expectContract(type, data);
    return caused.map(({ type, data }) => [type, data.changes]);
  };
  const image = expect.objectContaining({ id });
  const came = [['community_post.updated', { attachments: { from: [], to: [image] } }]];
  const went = [['community_post.updated', { attachments: { from: [image], to: [] } }]];
  expect(await changes(uploaded)).toEqual(came);
  expect(await changes(await shown())).toEqual([]);
  expect(await changes(await removed())).toEqual(went);
  expect(await changes(await shown())).toEqual(came);
  expect(await changes(await world.team.delete(`/attachments/${String(id)}`))).toEqual(went);
});
