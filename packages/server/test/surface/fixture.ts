import { inject, vi } from 'vitest';
import { newTeam, type Reply, readReply, type TestTeam } from '../support/api.ts';

/** A team with everything an endpoint may ask for, each thing made through the API when it is first wanted. */
export interface Fixture {
  team: TestTeam;
  /** A team that nothing here belongs to. */
  other: TestTeam;
  member(role: string): TestTeam['members'][number];
  /** The id of a thing, made once: `ticketId`. */
  id(name: string): Promise<string>;
  /** The id of a thing that is made for this call alone. */
  fresh(name: string): Promise<string>;
}

/** Fails with the whole answer when a call of the fixture does not succeed. */
async function succeed(reply: Promise<Reply>): Promise<Record<string, unknown>> {
  const { status, body } = await reply;
  if (status >= 300) throw new Error(`The fixture got ${status}: ${JSON.stringify(body.error)}`);
  return Object(body.data);
}

const made = async (reply: Promise<Reply>): Promise<string> => String((await succeed(reply)).id);

/** A picture of one pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A form with a picture, and its headers. */
export const pictureForm = (): FormData => {
  const form = new FormData();
  form.append('file', new File([pixel], 'pixel.png', { type: 'image/png' }));
  return form;
};

/** Beats the boss of the team, after spawning one where there is none. */
export async function beatBoss({ team, member }: Fixture): Promise<void> {
  await team.post('/game/boss/spawn', { difficulty: 'easy' });
  const { userId } = member('agent');
  for (let hits = 0; hits < 200; hits += 1) {
    const hit = await succeed(team.post('/game/boss/damage', { userId, priority: 'urgent' }));
    if (hit.isDefeated === true) return;
  }
  throw new Error('The boss of the fixture does not fall.');
}

/** Closes so many tickets as an agent that they have skill points to spend. */
export async function earn({ team, member }: Fixture): Promise<void> {
  const { id, userId, keys } = member('agent');
  const records = Array.from({ length: 100 }, (_, n) => ({
    externalId: `earn-${n}`,
    title: `Work ${n}`,
    priority: 'urgent',
    assignedTo: id,
  }));
  await succeed(team.post('/import', { resource: 'tickets', records }));
  const { list } = await team.get(`/tickets?pageSize=100&assignedTo=${userId}`);
  const ids = list.map((ticket) => ticket.id);
  await succeed(
    team.post(
      '/bulk',
      { action: 'update', resource: 'tickets', ids, data: { status: 'closed' } },
      { key: keys.secretTest },
    ),
  );
}

type Maker = (fixture: Fixture) => Promise<string>;

let count = 0;
const next = () => {
  count += 1;
  return count;
};

const makers: Record<string, Maker> = {
  ticketId: async ({ team, id }) =>
    made(
      team.post('/tickets', {
        title: 'Cannot log in',
        customerId: await id('customerId'),
        tags: 'login,billing',
      }),
    ),
  customerId: ({ team }) =>
    made(team.post('/customers', { name: 'Ada', email: `ada${next()}@example.com`, tags: 'vip' })),
  categoryId: ({ team }) => made(team.post('/categories', { name: `Category ${next()}` })),
  articleId: async ({ team, id }) =>
    made(
      team.post('/articles', {
        title: 'Log in again',
        content: 'How to log in.',
        category: await id('categoryId'),
        status: 'published',
        isPublic: true,
        tags: 'login',
      }),
    ),
  groupId: async ({ team, id }) => {
    const groupId = await made(
      team.post('/customer-groups', {
        name: `Group ${next()}`,
        description: 'x',
        customFields: { tier: 'enterprise', region: 'us-west' },
      }),
    );
    await succeed(team.post(`/customer-groups/${groupId}/members`, { customerId: await id('customerId') }));
    return groupId;
  },
  webhookId: ({ team }) =>
    made(team.post('/webhooks', { name: 'Hook', url: 'http://localhost:1/hook', events: 'ticket.created' })),
  deliveryId: async ({ team, id }) => {
    const path = `/webhooks/${await id('webhookId')}/deliveries`;
    await made(team.post('/tickets', { title: 'To be delivered' }));
    // Events are sent on after the answer.
    return vi.waitFor(async () => {
      const [delivery] = [Object(await succeed(team.get(path))).data].flat();
      if (delivery === undefined) throw new Error('The fixture got no delivery.');
      return String(delivery.id);
    }, 10_000);
  },
  ruleId: ({ team }) =>
    made(
      team.post('/automations', {
        name: 'Assign',
        triggerEvent: 'ticket.created',
        conditions: { all: [{ field: 'priority', operator: 'equals', value: 'urgent' }] },
        actions: [{ type: 'add_tags', tags: ['urgent'] }],
        enabled: true,
      }),
    ),
  topicId: async ({ team }) => {
    const number = next();
    const field = { name: 'Video', key: `video_${number}`, type: 'text', entityType: 'community_posts' };
    const fieldId = await made(team.post('/custom-fields', field));
    const customFieldConfig = [{ fieldId, required: false }];
    return made(team.post('/community/topics', { name: `Topic ${number}`, customFieldConfig }));
  },
  postId: async ({ team, id }) =>
    made(
      team.post('/community/posts', { title: 'Dark mode', body: 'Please.', topicId: await id('topicId') }),
    ),
  commentId: async ({ team, id }) =>
    made(team.post(`/community/posts/${await id('postId')}/comments`, { body: 'Me too.' })),
  memberId: async ({ member }) => member('agent').id,
  inviteId: ({ team }) => made(team.post('/invites', { email: `new${next()}@example.com`, role: 'agent' })),
  fieldId: ({ team }) => {
    const number = next();
    const field = { name: `Field ${number}`, key: `field_${number}`, type: 'select', entityType: 'tickets' };
    return made(team.post('/custom-fields', { ...field, options: ['US', 'EU'] }));
  },
  nudgeId: ({ team }) =>
    made(
      team.post('/nudges', {
        name: 'Prices',
        title: 'Questions?',
        body: 'Ask us.',
        conditions: [{ fact: 'path', operator: 'starts_with', value: '/pricing' }],
      }),
    ),
  slaRuleId: ({ team }) =>
    made(
      team.post('/sla/rules', { name: 'Low', priority: 'low', responseTarget: 60, resolutionTarget: 600 }),
    ),
  viewId: ({ team }) =>
    made(
      team.post('/views', {
        name: `View ${next()}`,
        entityType: 'tickets',
        filters: { priority: 'normal', status: 'new' },
      }),
    ),
  surveyId: async ({ team, fresh }) =>
    made(team.post('/csat/surveys', { ticketId: await fresh('ticketId'), rating: 5 })),
  attachmentId: async ({ team }) => {
    const response = await fetch(`${inject('serverUrl')}${team.base}/attachments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${team.keys.secretTest}` },
      body: pictureForm(),
    });
    return String((await readReply(response)).data.id);
  },
  notificationId: async ({ team, member, fresh }) => {
    const owner = member('owner');
    const key = member('agent').keys.secretTest;
    await succeed(team.patch(`/tickets/${await fresh('ticketId')}`, { assignedTo: owner.id }, { key }));
    return String((await team.get('/notifications?unreadOnly=true')).list[0]?.id);
  },
  mentionId: async ({ team, member, id }) => {
    const content = `@${member('owner').name} look`;
    const key = member('agent').keys.secretTest;
    await succeed(
      team.post(`/tickets/${await id('ticketId')}/messages`, { content, isInternal: true }, { key }),
    );
    return String((await team.get('/mentions')).list[0]?.id);
  },
  defeatId: async (fixture) => {
    await beatBoss(fixture);
    return firstDefeat(fixture);
  },
  puzzleId: async ({ team }) => String(Object((await succeed(team.get('/game/puzzles/today'))).puzzle).id),
  recipientTeamId: async ({ other }) => `team_${other.teamId.replaceAll('-', '')}`,
  statusKey: async () => 'open',
  achievementId: async () => 'first_blood',
  seasonId: async ({ team }) => String((await succeed(team.get('/game/seasons/current'))).id),
};

/** Everything that the fixture can make. */
export const makerNames = Object.keys(makers);

async function firstDefeat({ team }: Fixture): Promise<string> {
  const { data } = await succeed(team.get('/game/boss/defeats'));
  return String(Array.isArray(data) && data[0].id);
}

export async function newFixture(): Promise<Fixture> {
  const team = await newTeam({
    members: [
      { name: 'Ada Agent', role: 'agent' },
      { name: 'Lee Librarian', role: 'librarian' },
      { name: 'Sam Spectator', role: 'spectator' },
    ],
  });
  const other = await newTeam();
  const ids = new Map<string, Promise<string>>();
  const make = (name: string): Promise<string> => {
    const maker = makers[name];
    if (maker === undefined) throw new Error(`The fixture cannot make a ${name}: add it to makers.`);
    return maker(fixture);
  };
  const fixture: Fixture = {
    team,
    other,
    member(role) {
      const found = team.members.find((member) => member.role === role);
      if (found === undefined) throw new Error(`The fixture has no ${role}.`);
      return found;
    },
    id(name) {
      const known = ids.get(name) ?? make(name);
      ids.set(name, known);
      return known;
    },
    fresh: make,
  };
  return fixture;
}
