import { CStarFeatureNotConfiguredError } from '@cstar.help/js';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectFields, type Promised } from './documented-fields.ts';
import { newTeam, type TestTeam } from './team.ts';

// Every JavaScript call that the API reference shows for these resources, as it stands there (except
// that single objects come bare), on the real server; and every field of the sample response.

let team: TestTeam;
let cstar: TestTeam['cstar'];
let memberId: string;

function first<T>(items: T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('the list is empty');
  return item;
}

beforeAll(async () => {
  team = await newTeam({ members: [{ name: 'Jane Smith', email: 'jane@team.com' }] });
  cstar = team.cstar;
  const jane = team.members[1];
  if (jane === undefined) throw new Error('Jane is missing');
  memberId = jane.id;
  // News for the owner, behind whose key the calls are.
  const asJane = team.client({ apiKey: jane.keys.secretTest });
  const { id } = await asJane.tickets.create({ title: 'Broken cup', assignedTo: team.members[0]?.id });
  await asJane.tickets.messages.create(id, {
    content: 'Look, @Robin Owner',
    sender: 'agent',
    isInternal: true,
  });
});

describe('members', () => {
  test('list', async () => {
    const { data: members, meta } = await cstar.members.list();
    expectFields(first(members.slice(1)), {
      id: [memberId],
      userId: 'text',
      name: ['Jane Smith'],
      email: ['jane@team.com'],
      avatarUrl: 'text or null',
      role: ['agent'],
      roleDisplayName: ['The Hero'],
      permissions: 'texts',
      level: 'number',
      xp: 'number',
      joinedAt: 'moment',
    });
    expect(meta.pagination).toMatchObject({ page: 1, pageSize: 20, total: 2, totalPages: 1 });
  });

  test('get', async () => {
    const member = await cstar.members.get(memberId);
    expectFields(member, { id: [memberId], name: ['Jane Smith'], role: ['agent'], level: 'number' });
  });

  test('update', async () => {
    const member = await cstar.members.update(memberId, { role: 'manager' });
    expectFields(member, { id: [memberId], role: ['manager'] });
  });

  test('del', async () => {
    const other = await newTeam({ members: [{ name: 'Short-lived' }] });
    const id = other.members[1]?.id ?? '';
    expectFields(await other.cstar.members.del(id), { deleted: [true], id: [id] });
  });

  test('preferences', async () => {
    expectFields(await cstar.members.preferences.get(memberId), { boringMode: [false] });
    expectFields(await cstar.members.preferences.update(memberId, { boringMode: true }), {
      boringMode: [true],
    });
  });

  test('invites', async () => {
    const made = await cstar.members.invites.create({ email: 'new@team.com', role: 'agent' });
    const sample: Record<string, Promised> = {
      id: [made.id],
      email: ['new@team.com'],
      role: ['agent'],
      status: ['pending'],
    };
    expectFields(made, sample);
    const { data: invites } = await cstar.members.invites.list();
    expectFields(first(invites), { ...sample, createdAt: 'moment' });
    expect(await cstar.members.invites.get(made.id)).toEqual(made);
    expect((await cstar.members.invites.update(made.id, { role: 'librarian' })).role).toBe('librarian');
    expect((await cstar.members.invites.resend(made.id)).status).toBe('pending');
    expect((await cstar.members.invites.accept(made.id, { name: 'Nora' })).status).toBe('accepted');
    const { id } = await cstar.members.invites.create({ email: 'other@team.com' });
    expect(await cstar.members.invites.del(id)).toEqual({ deleted: true, id });
  });
});

describe('notifications and mentions', () => {
  test('list, and mark one as read', async () => {
    const { data } = await cstar.notifications.list({ unreadOnly: true });
    expectFields(first(data.slice(1)), {
      id: 'text',
      type: ['ticket_assigned'],
      title: ['Ticket assigned'],
      body: 'text or null',
      read: [false],
      createdAt: 'moment',
    });
    const { data: mentions } = await cstar.mentions.list({ unreadOnly: true });
    expectFields(first(mentions), { id: 'text', excerpt: ['Look, @Robin Owner'], read: [false] });
    expect((await cstar.mentions.markRead(first(mentions).id)).read).toBe(true);
    expect(await cstar.notifications.unreadCount()).toEqual({ object: 'unread_count', count: 1 });
    expect((await cstar.notifications.markRead(first(data.slice(1)).id)).read).toBe(true);
    expect(await cstar.notifications.markAllRead()).toEqual({ updated: 0 });
  });
});

describe('audit log and activity', () => {
  test('list', async () => {
    const { data } = await cstar.auditLog.list({ action: 'ticket.created' });
    expectFields(first(data), {
      id: 'text',
      action: ['ticket.created'],
      resourceType: ['ticket'],
      resourceId: 'text',
      actorName: ['Jane Smith'],
      createdAt: 'moment',
    });
    expect(first(data).details).toEqual({});
  });

  test('activity pages by cursor', async () => {
    const all = await cstar.activity.list({ limit: 1 }).toArray({ limit: 100 });
    expect(all.length).toBeGreaterThan(2);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });
});

describe('billing', () => {
  test('subscription', async () => {
    expectFields(await cstar.billing.subscription(), {
      object: ['subscription'],
      status: ['active'],
      plan: ['team'],
      memberCount: 'number',
      currentPeriodEnd: 'moment',
      cancelAtPeriodEnd: [false],
    });
  });

  test('portal', async () => {
    const call = cstar.billing.portal({ returnUrl: 'https://yourapp.com/settings' });
    await expect(call).rejects.toBeInstanceOf(CStarFeatureNotConfiguredError);
    await expect(cstar.billing.portal()).rejects.toBeInstanceOf(CStarFeatureNotConfiguredError);
  });
});

describe('webhooks', () => {
  test('create, list, get, update, del', async () => {
    const webhook = await cstar.webhooks.create({
      name: 'My Webhook',
      url: 'https://example.com/webhook',
      events: 'ticket.created,ticket.closed',
    });
    expectFields(webhook, {
      id: 'text',
      name: ['My Webhook'],
      url: ['https://example.com/webhook'],
      events: 'texts',
      secret: 'text',
      signingSecret: 'text',
      isActive: [true],
      createdAt: 'moment',
    });
    const { secret: _secret, signingSecret: _same, ...shown } = webhook;
    const { data: webhooks } = await cstar.webhooks.list();
    expect(webhooks).toEqual([shown]);
    expect((await cstar.webhooks.list({ active: false })).data).toEqual([]);
    expect(await cstar.webhooks.get(webhook.id)).toEqual(shown);
    const updated = await cstar.webhooks.update(webhook.id, {
      events: 'ticket.created,ticket.updated,ticket.closed',
    });
    expect(updated.events).toEqual(['ticket.created', 'ticket.updated', 'ticket.closed']);
    expectFields(await cstar.webhooks.del(webhook.id), { deleted: [true] });
  });

  test('test and triggerTest', async () => {
    // Nothing listens at this port.
    const { id } = await cstar.webhooks.create({ name: 'x', url: 'http://127.0.0.1:9', events: ['*'] });
    for (const outcome of [
      await cstar.webhooks.test(id, { event: 'ticket.created' }),
      await cstar.webhooks.test(id, 'ticket.created'),
    ]) {
      expectFields(outcome, {
        deliveryId: 'text',
        event: ['ticket.created'],
        url: ['http://127.0.0.1:9'],
        success: [false],
        responseTimeMs: 'number',
        error: 'text',
      });
      expect(outcome.status).toBeNull();
    }
    const fired = await cstar.webhooks.triggerTest({ event: 'ticket.created' });
    expectFields(fired, { event: ['ticket.created'], eventId: 'text', test: [true], deliveredTo: 'number' });
    expect(fired.deliveries).toHaveLength(1);
  });
});
