import { CStarClient } from '@cstar.help/js';
import { cstarHandlers, customer, fixtureId } from '@cstar.help/js/testing';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const server = setupServer(...cstarHandlers());
const cstar = new CStarClient({ apiKey: `sk_test_${'a'.repeat(32)}`, teamId: fixtureId('team') });
const [one, two] = [fixtureId('customer', 1), fixtureId('customer', 2)];
const uuid = fixtureId('category', 9);
const tail = uuid.replaceAll('-', '');

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());

const listed = async (list: PromiseLike<{ data: readonly unknown[] }>) => (await list).data;

describe('a default answer follows from the call', () => {
  it.each<[string, () => PromiseLike<unknown>, unknown]>([
    [
      'a bulk change counts its ids, each once',
      () => cstar.bulk.delete({ resource: 'tickets', ids: ['a', 'b', 'a'] }),
      { action: 'delete', total: 2, succeeded: 2, failed: 0 },
    ],
    [
      'an import counts its records',
      () => cstar.import.create({ resource: 'tickets', records: [{ title: 'A' }, { title: 'B' }] }),
      { resource: 'tickets', total: 2, created: 2 },
    ],
    [
      'a group counts who is added',
      () => cstar.customerGroups.addMembers(uuid, { customerIds: [one, two, one] }),
      { added: 2, total: 3, skipped: 1 },
    ],
    [
      'an export holds a row of each resource, as filtered',
      () =>
        cstar.export.create({
          resources: [{ type: 'tickets', filters: { status: 'closed' } }, { type: 'articles' }],
        }),
      {
        format: 'json',
        totalRows: 2,
        cursors: { tickets: null, articles: null },
        resources: { tickets: [{ status: 'closed' }], articles: [{ object: 'article' }] },
      },
    ],
    [
      'an export as CSV is a file',
      () => cstar.export.get({ resources: ['customers'], format: 'csv' }),
      { format: 'csv', filename: 'customers.csv', content: expect.stringContaining('"Ada Moreno"') },
    ],
    [
      'a boss comes when it is called',
      () => cstar.game.boss.spawn({ difficulty: 'hard' }),
      {
        active: true,
        boss: { difficulty: 'hard', participants: [] },
      },
    ],
    ['a battle that is on has a boss', () => cstar.game.boss.current(), { active: true, boss: { level: 1 } }],
    [
      'a webhook has its secret and its events as a list',
      () =>
        cstar.webhooks.create({
          name: 'A',
          url: 'https://a.example',
          events: 'ticket.created, ticket.closed',
        }),
      { secret: expect.stringMatching(/^whsec_/), events: ['ticket.created', 'ticket.closed'] },
    ],
    [
      'a test event is delivered',
      () => cstar.webhooks.triggerTest({ event: 'ticket.closed' }),
      {
        event: 'ticket.closed',
        deliveredTo: 1,
        deliveries: [{ event: 'ticket.closed', success: true, status: 200 }],
      },
    ],
    [
      'a test event reaches the webhook that was asked for',
      () => cstar.webhooks.test(`whk_${tail}`, { event: 'ticket.closed' }),
      { webhookId: `whk_${tail}`, event: 'ticket.closed', status: 200 },
    ],
    ...(
      [
        ['pending', { attempts: 0, nextAttemptAt: expect.any(String) }],
        ['succeeded', { attempts: 1, responseStatus: 200, error: null }],
        ['failed', { attempts: 7, responseStatus: 500, error: expect.any(String), nextAttemptAt: null }],
      ] as const
    ).map(([status, expected]): [string, () => PromiseLike<unknown>, unknown] => [
      `a ${status} delivery looks like one`,
      () => listed(cstar.webhooks.deliveries(`whk_${tail}`, { status, event: 'ticket.closed' })),
      [{ webhookId: `whk_${tail}`, status, event: 'ticket.closed', ...expected }],
    ]),
    [
      'an event is sent again',
      () => cstar.webhooks.redeliver(`whk_${tail}`, `dlv_${tail}`),
      { id: `dlv_${tail}`, webhookId: `whk_${tail}`, status: 'pending', nextAttemptAt: expect.any(String) },
    ],
    [
      'a former secret is good for another day',
      () => cstar.webhooks.rotateSecret(`whk_${tail}`),
      { id: `whk_${tail}`, previousSecretExpiresAt: '2026-03-02T12:00:00.000Z' },
    ],
    [
      'a former secret ends at once where it is meant to',
      () => cstar.webhooks.rotateSecret(`whk_${tail}`, { gracePeriod: 0 }),
      { previousSecretExpiresAt: null },
    ],
    [
      'nothing has happened since an event',
      () => cstar.webhooks.events({ after: `evt_${tail}` }),
      { events: [], cursor: `evt_${tail}`, hasMore: false, gap: false },
    ],
    ['a deleted tag is known by its name', () => cstar.tags.delete('vip'), { deleted: true, id: 'vip' }],
    [
      'a post has the topic and the author that were sent',
      () => cstar.community.createPost({ title: 'Dark & light', topicId: uuid, customerId: one }),
      { topic_id: uuid, slug: 'dark-light', author_type: 'customer', customer_id: one, attachments: [] },
    ],
    [
      'a vote returns the post that was voted for',
      () => cstar.community.posts.vote(uuid, { customerId: one }),
      { id: uuid, object: 'community_post' },
    ],
    [
      'an action of a rule names a member, however they were named',
      () =>
        cstar.automations.create({
          name: 'A',
          triggerEvent: 'ticket.created',
          conditions: { all: [{ field: 'status', operator: 'equals', value: 'open' }] },
          actions: [{ type: 'assign', agentId: `usr_${tail}` }],
        }),
      {
        conditions: { all: [{ field: 'status', operator: 'equals', value: 'open' }], any: [] },
        actions: [{ agentId: `mem_${tail}` }],
      },
    ],
    [
      'business hours keep the days that were not sent',
      () => cstar.settings.businessHours.update({ schedule: { monday: { start: '08:00' } } }),
      { schedule: { monday: { start: '08:00', end: '17:00' }, sunday: { start: '09:00' } } },
    ],
    [
      'achievements are of the category that was asked for',
      () => cstar.game.achievements({ category: 'boss', unlockedOnly: true }),
      { data: [{ category: 'boss', unlocked: true }] },
    ],
    [
      'a player is who was asked for',
      () => cstar.game.player({ userId: `usr_${tail}` }),
      { memberId: `mem_${tail}` },
    ],
    [
      'a one-up goes from one to the other',
      () => cstar.game.oneUps.send({ senderId: `usr_${tail}`, recipientId: fixtureId('member', 3) }),
      { sender: { id: `mem_${tail}` }, recipient: { id: fixtureId('member', 3) } },
    ],
    [
      'a role is called by its name',
      () => cstar.members.update(fixtureId('member'), { role: 'manager' }),
      {
        role: 'manager',
        roleDisplayName: 'Manager',
      },
    ],
    [
      'a search finds objects with ids of their type',
      () => listed(cstar.search.query({ query: 'a', types: ['customers', 'articles'] })),
      [
        { type: 'customer', id: one, title: customer().name },
        { type: 'article', id: fixtureId('article') },
      ],
    ],
    ['a search without types finds one of each', () => listed(cstar.search.query('a')), [{}, {}, {}]],
    [
      'activity of a member has ids of its own',
      () => listed(cstar.game.activity.member(fixtureId('member', 9))),
      [{ id: expect.stringMatching(/^act_/) }],
    ],
    [
      'a cursor of another list is good for the default one',
      () => listed(cstar.activity.list({ before: `act_${tail}` })),
      [{ object: 'activity' }],
    ],
  ])('%s', async (_, call, expected) => {
    expect(await call()).toMatchObject(Object(expected));
  });

  it.each([
    ['auto-tag', 'tags'],
    ['suggest-reply', 'suggestion'],
    ['summarize', 'summary'],
    ['improve', 'text'],
  ] as const)('the AI action %s finds %s', async (action, field) => {
    const answer = await cstar.ai.run({ action, ticketId: fixtureId('ticket') });

    expect(answer).toMatchObject({ action, result: { [field]: expect.anything() } });
  });

  it('rows of an export come and end', async () => {
    const rows: string[] = [];
    for await (const row of cstar.export.rows({ type: 'articles' })) rows.push(row.object);

    expect(rows).toEqual(['article']);
  });

  it('an upload has the name, the size and the ticket of what was sent', async () => {
    const ticketId = fixtureId('ticket', 4);
    const file = new File(['12345'], 'shot.png', { type: 'image/png' });

    expect(await cstar.attachments.create({ file, ticketId })).toMatchObject({
      filename: 'shot.png',
      contentType: 'image/png',
      sizeBytes: 5,
      ticketId,
    });
    expect(await cstar.attachments.create({ file, filename: 'other.png' })).toMatchObject({
      filename: 'other.png',
    });
  });
});
