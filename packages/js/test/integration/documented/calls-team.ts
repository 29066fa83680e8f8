import type { Calls } from './calls.ts';

/** The documented calls of the team, its settings, its rules and its data. */
export const teamCalls: Calls = {
  'GET /webhooks': ({ cstar }) => cstar.webhooks.list(),
  'GET /webhooks/{}': ({ cstar, webhookId }) => cstar.webhooks.get(webhookId),
  'POST /webhooks': ({ cstar }) =>
    cstar.webhooks.create({
      name: 'My Webhook',
      url: 'https://example.com/webhook',
      events: 'ticket.created,ticket.closed',
    }),
  'PATCH /webhooks/{}': ({ cstar, webhookId }) =>
    cstar.webhooks.update(webhookId, { events: 'ticket.created,ticket.updated,ticket.closed' }),
  'DELETE /webhooks/{}': async ({ cstar }) => {
    const url = 'http://localhost:1/';
    return cstar.webhooks.del((await cstar.webhooks.create({ name: 'x', url, events: '*' })).id);
  },
  'POST /webhooks/trigger-test': ({ cstar, webhookId }) =>
    cstar.webhooks.test(webhookId, { event: 'ticket.created' }),
  'GET /members': ({ cstar }) => cstar.members.list(),
  'GET /members/{}': ({ cstar, memberId }) => cstar.members.get(memberId),
  'PATCH /members/{}': ({ cstar, memberId }) => cstar.members.update(memberId, { role: 'manager' }),
  'DELETE /members/{}': ({ cstar, spareMemberId }) => cstar.members.del(spareMemberId),
  'GET /invites': ({ cstar }) => cstar.members.invites.list(),
  'POST /invites': ({ cstar }) => cstar.members.invites.create({ email: 'new@team.com', role: 'agent' }),
  'GET /members/{}/preferences': ({ cstar, memberId }) => cstar.members.preferences.get(memberId),
  'PATCH /members/{}/preferences': ({ cstar, memberId }) =>
    cstar.members.preferences.update(memberId, { boringMode: true }),
  'GET /settings': ({ cstar }) => cstar.settings.get(),
  'PATCH /settings': ({ cstar }) => cstar.settings.update({ teamName: 'New Name' }),
  'GET /preferences': ({ cstar }) => cstar.preferences.get(),
  'PATCH /preferences': async ({ cstar }) => {
    const result = await cstar.preferences.update({ bossBattlesEnabled: false });
    await cstar.preferences.update({ bossBattlesEnabled: true });
    return result;
  },
  'GET /settings/statuses': ({ cstar }) => cstar.settings.statuses.list(),
  'GET /settings/business-hours': ({ cstar }) => cstar.settings.getBusinessHours(),
  'GET /settings/widget': ({ cstar }) => cstar.settings.getWidget(),
  'GET /notifications': ({ cstar }) => cstar.notifications.list({ unreadOnly: true }),
  'GET /notifications/unread-count': ({ cstar }) => cstar.notifications.unreadCount(),
  'POST /notifications/mark-all-read': ({ cstar }) => cstar.notifications.markAllRead(),
  'GET /sla/rules': ({ cstar }) => cstar.sla.list(),
  'POST /sla/rules': ({ cstar }) =>
    cstar.sla.create({ name: 'High Priority', priority: 'high', responseTarget: 30, resolutionTarget: 240 }),
  'GET /analytics/overview': ({ cstar }) => cstar.analytics.overview({ period: 'week' }),
  'GET /analytics/agents': ({ cstar }) => cstar.analytics.agents(),
  'POST /bulk': async ({ cstar }) => {
    const { id } = await cstar.tickets.create({ title: 'One of many' });
    return cstar.bulk.update({ resource: 'tickets', ids: [id], data: { status: 'closed' } });
  },
  'POST /export': ({ cstar }) => cstar.export.create({ resources: [{ type: 'tickets' }], format: 'json' }),
  'POST /import': ({ cstar }) =>
    cstar.import.create({
      resource: 'customers',
      records: [{ name: 'Imported', email: 'imported@example.com' }],
      mergeStrategy: 'merge',
    }),
  'GET /import': ({ cstar }) => cstar.import.logs(),
  'GET /audit-log': ({ cstar }) => cstar.auditLog.list({ action: 'ticket.created' }),
  'POST /ai': ({ cstar, ticketId }) => cstar.ai.suggestReply(ticketId),
  'GET /automations': ({ cstar }) => cstar.automations.list(),
  'POST /automations': ({ cstar, userId }) =>
    cstar.automations.create({
      name: 'Auto-assign urgent',
      triggerEvent: 'ticket.created',
      conditions: { all: [{ field: 'priority', operator: 'equals', value: 'urgent' }] },
      actions: [{ type: 'assign', agentId: userId }],
    }),
  'POST /automations/{}/test': async ({ cstar, ticketId }) => {
    const rule = await cstar.automations.create({ name: 'x', triggerEvent: 'ticket.created' });
    return cstar.automations.test(rule.id, { resourceType: 'ticket', resourceId: ticketId });
  },
  'GET /views': ({ cstar }) => cstar.views.list({ entityType: 'tickets' }),
  'POST /views': ({ cstar }) =>
    cstar.views.create({
      name: 'Urgent Unresolved',
      entityType: 'tickets',
      filters: { priority: 'urgent', status: 'open' },
    }),
  'GET /views/{}/tickets': async ({ cstar }) => {
    const view = await cstar.views.create({ name: 'All', entityType: 'tickets' });
    return cstar.views.execute(view.id);
  },
  'GET /billing/subscription': ({ cstar }) => cstar.billing.subscription(),
  'POST /billing/portal': ({ cstar }) => cstar.billing.portal({ returnUrl: 'https://yourapp.com/settings' }),
};
