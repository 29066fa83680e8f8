/** Reads that the reference leaves to every key, and that here only secret keys get: what they show. */
const secretReads: Record<string, string> = {
  'GET /analytics/agents': 'how well each member works',
  'GET /analytics/overview': 'figures of the business',
  'GET /audit-log': 'who did what',
  'GET /automations': 'how the team works inside',
  'GET /billing/subscription': 'the subscription',
  'GET /import': 'who imported what',
  'GET /invites': 'addresses of people who are no members yet',
  'GET /members': 'addresses of members',
  'GET /members/{}': 'the address of a member',
  'GET /members/{}/preferences': 'choices of one member',
  'GET /notifications': "a member's own notifications",
  'GET /notifications/unread-count': "a member's own notifications",
  'GET /preferences': 'how the team works inside',
  'GET /settings': 'how the team works inside',
  'GET /settings/business-hours': 'how the team works inside',
  'GET /settings/statuses': 'how the team works inside',
  'GET /settings/widget': 'how the team works inside',
  'GET /sla/rules': 'how the team works inside',
  'GET /views': "a member's private views",
  'GET /views/{}/tickets': "tickets through a member's private view",
  'GET /webhooks': 'URLs that may hold secrets',
  'GET /webhooks/{}': 'a URL that may hold secrets',
};

/**
 * Where the contract differs from the reference on purpose: the difference as the test words it, and why.
 * A line that no longer differs fails the test.
 */
export const deviations: Record<string, string> = {
  ...Object.fromEntries(
    Object.entries(secretReads).map(([route, shown]) => [`${route}: access secret`, shown]),
  ),
  'GET /search: query types: no string': 'a list in the SDK, and one comma-separated text on the wire',
  'GET /search: query q: required': 'a search without words has no answer',
  'DELETE /customer-groups/{}/members: query customerId: required':
    'a removal without a customer has no meaning',
};

/** The schemas that hold the fields of each documented object. */
export const documentedSchemas: Record<string, readonly string[]> = {
  Tickets: ['Ticket'],
  Customers: ['Customer'],
  'Customer Groups': ['CustomerGroup'],
  Articles: ['Article'],
  Messages: ['Message'],
  Webhooks: ['CreatedWebhook'],
  Categories: ['Category'],
  Community: ['CommunityPost', 'CommunityTopic'],
  Members: ['Member'],
  Settings: ['TeamSettings'],
  Notifications: ['Notification'],
  'Custom Fields': ['CustomField'],
  'SLA Rules': ['SlaRule'],
  Analytics: ['AnalyticsOverview'],
  'Bulk Operations': ['BulkResult'],
  Export: ['JsonExport'],
  Import: ['ImportResult'],
  'Audit Log': ['AuditLogEntry'],
  Search: ['SearchResult'],
  Tags: ['Tag'],
  Game: ['PlayerStats', 'Leaderboard'],
  'AI Actions': ['AiResult'],
  Automations: ['Automation'],
  'Saved Views': ['View'],
  Billing: ['Subscription'],
};
