import type { Fixture } from './fixture.ts';
import type { Rows } from './walk.ts';

const closedTicket = async ({ fresh }: Fixture) => ({ ticketId: await fresh('ticketId') });

export const teamRows: Rows = {
  'webhooks.list': { before: ({ id }) => id('webhookId') },
  'webhooks.get': {},
  'webhooks.events': {
    before: ({ id }) => id('ticketId'),
    query: () => ({ after: `evt_${'0'.repeat(32)}`, types: 'ticket.*', limit: '10' }),
  },
  'webhooks.create': {
    body: () => ({
      name: 'My Webhook',
      url: 'https://example.com/webhook',
      events: 'ticket.created,ticket.closed',
      isActive: false,
    }),
  },
  'webhooks.update': { body: () => ({ events: 'ticket.created,ticket.updated,ticket.closed' }) },
  'webhooks.delete': { params: async ({ fresh }) => ({ webhookId: await fresh('webhookId') }) },
  'webhooks.triggerTest': { body: () => ({ event: 'ticket.created' }) },
  'webhooks.test': { body: () => ({ event: 'ticket.created' }) },
  'webhooks.deliveries': { query: () => ({ status: 'pending', limit: '5' }) },
  'webhooks.redeliver': {},
  'webhooks.rotateSecret': { body: () => ({ gracePeriod: 3_600 }) },
  'automations.list': { before: ({ id }) => id('ruleId') },
  'automations.get': {},
  'automations.create': {
    body: ({ member }) => ({
      name: 'Auto-assign urgent',
      triggerEvent: 'ticket.created',
      conditions: { all: [{ field: 'priority', operator: 'equals', value: 'urgent' }] },
      actions: [{ type: 'assign', agentId: member('agent').userId }],
    }),
  },
  'automations.update': { body: () => ({ enabled: false }) },
  'automations.delete': { params: async ({ fresh }) => ({ ruleId: await fresh('ruleId') }) },
  'automations.test': {
    params: async ({ fresh }) => ({ ruleId: await fresh('ruleId') }),
    body: async ({ team }) => ({
      resourceType: 'ticket',
      resourceId: (await team.post('/tickets', { title: 'x', priority: 'urgent' })).data.id,
    }),
  },
  'members.list': {},
  'members.get': {},
  'members.update': { body: () => ({ role: 'agent' }) },
  'members.delete': {
    params: async ({ team }) => {
      const invite = await team.post('/invites', { email: 'short@example.com', role: 'agent' });
      await team.post(`/invites/${invite.data.id}/accept`, { name: 'Short Stay' });
      const { list } = await team.get('/members?pageSize=100');
      return { memberId: String(list.find(({ name }) => name === 'Short Stay')?.id) };
    },
  },
  'members.preferences.get': {},
  'members.preferences.update': { body: () => ({ boringMode: true }) },
  'members.invites.list': { before: ({ id }) => id('inviteId') },
  'members.invites.get': {},
  'members.invites.create': { body: () => ({ email: 'new@team.example', role: 'agent' }) },
  'members.invites.update': { body: () => ({ role: 'librarian' }) },
  'members.invites.resend': {},
  'members.invites.accept': {
    params: async ({ fresh }) => ({ inviteId: await fresh('inviteId') }),
    body: () => ({ name: 'New Member' }),
  },
  'members.invites.delete': { params: async ({ fresh }) => ({ inviteId: await fresh('inviteId') }) },
  'preferences.get': {},
  'preferences.update': { body: () => ({ bossBattlesEnabled: false }) },
  'settings.get': {},
  'settings.update': { body: () => ({ teamName: 'New Name' }) },
  'settings.statuses.list': {},
  'settings.statuses.update': { body: () => ({ label: 'To do' }) },
  'settings.businessHours.get': {},
  'settings.businessHours.update': { body: () => ({ enabled: true, timezone: 'America/New_York' }) },
  'settings.widget.get': {},
  'settings.widget.update': { body: () => ({ primaryColor: '#F87171' }) },
  'settings.customerAuth.get': {},
  'settings.customerAuth.update': { body: () => ({ confirmEmail: true }) },
  'settings.identity.get': {},
  'settings.identity.rotate': {},
  'settings.featureFlags.get': {},
  'settings.featureFlags.update': { body: () => ({ bossBattlesEnabled: true }) },
  'notifications.list': { before: ({ id }) => id('notificationId'), query: () => ({ unreadOnly: 'true' }) },
  'notifications.unreadCount': {},
  'notifications.markRead': {},
  'notifications.markAllRead': {},
  'mentions.list': { before: ({ id }) => id('mentionId') },
  'mentions.markRead': {},
  'sla.list': { before: ({ id }) => id('slaRuleId') },
  'sla.get': {},
  'sla.create': {
    body: () => ({ name: 'High Priority', priority: 'high', responseTarget: 30, resolutionTarget: 240 }),
  },
  'sla.update': { body: () => ({ responseTarget: 45 }) },
  'sla.delete': { params: async ({ id }) => ({ slaRuleId: await id('slaRuleId') }) },
  'sla.metrics': {},
  'analytics.overview': { query: () => ({ period: 'week' }) },
  'analytics.agents': {},
  'bulk.run': {
    body: async ({ fresh }) => ({
      action: 'update',
      resource: 'tickets',
      ids: [await fresh('ticketId')],
      data: { status: 'closed' },
    }),
  },
  'export.create': {
    before: ({ id }) => id('ticketId'),
    body: () => ({ resources: [{ type: 'tickets' }], format: 'json' }),
  },
  'export.get': { query: () => ({ resources: 'customers', format: 'csv' }) },
  'import.create': {
    body: () => ({
      resource: 'customers',
      records: [{ name: 'Imported', email: 'imported@example.com' }],
      mergeStrategy: 'merge',
    }),
  },
  'import.logs': {},
  'auditLog.list': { before: ({ id }) => id('ticketId'), query: () => ({ action: 'ticket.created' }) },
  'activity.list': { before: ({ id }) => id('ticketId') },
  'ai.run': {
    body: async ({ id }) => ({ action: 'suggest-reply', ticketId: await id('ticketId') }),
    needsConfiguration: true,
  },
  'views.list': { before: ({ id }) => id('viewId'), query: () => ({ entityType: 'tickets' }) },
  'views.get': {},
  'views.create': {
    body: () => ({
      name: 'Urgent Unresolved',
      entityType: 'tickets',
      filters: { priority: 'urgent', status: 'open' },
    }),
  },
  'views.update': { body: () => ({ name: 'Renamed' }) },
  'views.execute': { before: ({ id }) => id('ticketId') },
  'views.delete': { params: async ({ fresh }) => ({ viewId: await fresh('viewId') }) },
  'billing.subscription': {},
  'billing.portal': { body: () => ({ returnUrl: 'https://example.com/settings' }), needsConfiguration: true },
  'csat.settings.get': {},
  'csat.settings.update': { body: () => ({ enabled: true }) },
  'csat.stats': {},
  'csat.surveys.list': { before: ({ id }) => id('surveyId') },
  'csat.surveys.get': {},
  'csat.surveys.create': { body: async (fixture) => ({ ...(await closedTicket(fixture)), rating: 5 }) },
  'nudges.list': { before: ({ id }) => id('nudgeId') },
  'nudges.get': {},
  'nudges.create': {
    body: () => ({
      name: 'Prices',
      title: 'Questions?',
      body: 'Ask us.',
      conditions: [{ fact: 'timeOnPage', operator: 'at_least', value: 30 }],
      frequency: { maxTimes: 2, cooldown: 3600 },
    }),
  },
  'nudges.update': { body: () => ({ isActive: false }) },
  'nudges.delete': { params: async ({ fresh }) => ({ nudgeId: await fresh('nudgeId') }) },
  'nudges.test': { body: () => ({ facts: { path: '/pricing' } }) },
};
