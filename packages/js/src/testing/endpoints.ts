// Generated from packages/contract/src/contract.ts. Do not edit:
// change the contract, then run `npm run generate`.

import type {
  Achievement,
  AchievementGetParams,
  AchievementList,
  AchievementListParams,
  AchievementRecentParams,
  ActivityItem,
  ActivityListParams,
  AgentStats,
  AgentStatsParams,
  AiResult,
  AiRunParams,
  AnalyticsOverview,
  AnalyticsOverviewParams,
  Article,
  ArticleCreateParams,
  ArticleListParams,
  ArticleUpdateParams,
  Attachment,
  AttachmentCreateParams,
  AttachmentListParams,
  AuditLogEntry,
  AuditLogListParams,
  Automation,
  AutomationCreateParams,
  AutomationTest,
  AutomationTestParams,
  AutomationUpdateParams,
  BillingPortal,
  BillingPortalParams,
  BossActive,
  BossDamage,
  BossDamageParams,
  BossDefeat,
  BossDefeatListParams,
  BossSpawnParams,
  BossState,
  BulkParams,
  BulkResult,
  BusinessHours,
  BusinessHoursUpdateParams,
  Category,
  CategoryCreateParams,
  CategoryListParams,
  CategoryUpdateParams,
  CommunityComment,
  CommunityCommentCreateParams,
  CommunityCommentListParams,
  CommunityPost,
  CommunityPostCreateParams,
  CommunityPostListParams,
  CommunityPostUpdateParams,
  CommunityTopic,
  CommunityTopicCreateParams,
  CommunityTopicUpdateParams,
  CommunityUnvoteParams,
  CommunityVoteParams,
  Cosmetic,
  CosmeticEquipParams,
  CosmeticListParams,
  CosmeticPreferences,
  CosmeticPreferencesParams,
  CreatedWebhook,
  CsatSettings,
  CsatSettingsUpdateParams,
  CsatStats,
  CsatStatsParams,
  Customer,
  CustomerAuthSettings,
  CustomerAuthSettingsUpdateParams,
  CustomerCreateParams,
  CustomerGroup,
  CustomerGroupCreateParams,
  CustomerGroupListParams,
  CustomerGroupMember,
  CustomerGroupMemberAddParams,
  CustomerGroupMemberListParams,
  CustomerGroupMemberRemoved,
  CustomerGroupMemberRemoveParams,
  CustomerGroupMembersAdded,
  CustomerGroupUpdateParams,
  CustomerListParams,
  CustomerUpdateParams,
  CustomField,
  CustomFieldCreateParams,
  CustomFieldListParams,
  CustomFieldUpdateParams,
  DailyPuzzle,
  DailyPuzzleParams,
  Deleted,
  DeliveryListParams,
  DeliveryRecord,
  EventBatch,
  ExportGetParams,
  ExportParams,
  ExportResult,
  GameActivity,
  GameActivityParams,
  GameConfig,
  GameMemberActivityParams,
  HighFive,
  HighFiveAllowance,
  HighFiveListParams,
  HighFiveSendParams,
  IdentitySettings,
  ImportLog,
  ImportLogListParams,
  ImportParams,
  ImportResult,
  Invite,
  InviteAcceptParams,
  InviteCreateParams,
  InviteListParams,
  InviteUpdateParams,
  Leaderboard,
  LeaderboardEntry,
  LeaderboardMeParams,
  LeaderboardParams,
  MarkedRead,
  Member,
  MemberListParams,
  MemberPreferences,
  MemberPreferencesUpdateParams,
  MemberUpdateParams,
  Mention,
  MentionListParams,
  Message,
  MessageCreateParams,
  Notification,
  NotificationListParams,
  Nudge,
  NudgeCreateParams,
  NudgeTest,
  NudgeTestParams,
  NudgeUpdateParams,
  OneUp,
  OneUpListParams,
  OneUpRemaining,
  OneUpRemainingParams,
  OneUpSendParams,
  PlayerParams,
  PlayerStats,
  PuzzleCompleteParams,
  PuzzleCompletion,
  PuzzleLeaderboard,
  PuzzleLeaderboardParams,
  PuzzleStreak,
  PuzzleStreakParams,
  QuestHistory,
  QuestHistoryParams,
  QuestList,
  QuestTodayParams,
  RecentAchievement,
  RotatedIdentitySecret,
  RotatedWebhook,
  SearchQueryParams,
  SearchResult,
  Season,
  SeasonListParams,
  SeasonStats,
  SeasonStatsParams,
  SentOneUp,
  SkillAllocateParams,
  SkillAllocation,
  SkillReset,
  SkillResetParams,
  SkillTree,
  SkillTreeParams,
  SlaMetrics,
  SlaMetricsParams,
  SlaRule,
  SlaRuleCreateParams,
  SlaRuleUpdateParams,
  StatusSetting,
  StatusSettingUpdateParams,
  Subscription,
  Survey,
  SurveyCreateParams,
  SurveyListParams,
  Tag,
  TagCreateParams,
  TagDeleteParams,
  TeamPreferences,
  TeamPreferencesUpdateParams,
  TeamSettings,
  TeamSettingsUpdateParams,
  Ticket,
  TicketCreateParams,
  TicketDetail,
  TicketListParams,
  TicketTypingParams,
  TicketUpdateParams,
  TriggeredTest,
  TypingSent,
  UnreadCount,
  View,
  ViewCreateParams,
  ViewExecuteParams,
  ViewListParams,
  ViewResult,
  ViewUpdateParams,
  Webhook,
  WebhookCreateParams,
  WebhookDelivery,
  WebhookEventsParams,
  WebhookListParams,
  WebhookRotateSecretParams,
  WebhookTestParams,
  WebhookUpdateParams,
  WhoAmI,
  WidgetSettings,
  WidgetSettingsUpdateParams,
} from '../types/index.ts';

/** Every endpoint: how it is reached, what a success looks like, which query parameters are not text. */
export const endpoints = {
  whoami: {
    method: 'GET',
    path: '/api/v1/auth/whoami',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'WhoAmI',
    query: {},
  },
  'tickets.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/tickets',
    status: 200,
    kind: 'page',
    framed: false,
    data: 'Ticket',
    size: 20,
    query: { expand: 'list', page: 'number', pageSize: 'number' },
  },
  'tickets.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/tickets/{ticketId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'TicketDetail',
    query: {},
  },
  'tickets.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/tickets',
    status: 201,
    kind: 'one',
    framed: false,
    data: 'Ticket',
    query: {},
  },
  'tickets.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/tickets/{ticketId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Ticket',
    query: {},
  },
  'tickets.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/tickets/{ticketId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Deleted',
    query: {},
  },
  'tickets.sendTyping': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/tickets/{ticketId}/typing',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'TypingSent',
    query: {},
  },
  'tickets.messages.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/tickets/{ticketId}/messages',
    status: 200,
    kind: 'all',
    framed: false,
    data: 'Message',
    query: {},
  },
  'tickets.messages.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/tickets/{ticketId}/messages',
    status: 201,
    kind: 'one',
    framed: false,
    data: 'Message',
    query: {},
  },
  'customers.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/customers',
    status: 200,
    kind: 'page',
    framed: false,
    data: 'Customer',
    size: 20,
    query: { page: 'number', pageSize: 'number' },
  },
  'customers.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/customers/{customerId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Customer',
    query: {},
  },
  'customers.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/customers',
    status: 201,
    kind: 'one',
    framed: false,
    data: 'Customer',
    query: {},
  },
  'customers.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/customers/{customerId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Customer',
    query: {},
  },
  'customers.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/customers/{customerId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Deleted',
    query: {},
  },
  'articles.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/articles',
    status: 200,
    kind: 'page',
    framed: false,
    data: 'Article',
    size: 20,
    query: { isPublic: 'boolean', page: 'number', pageSize: 'number' },
  },
  'articles.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/articles/{articleId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Article',
    query: {},
  },
  'articles.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/articles',
    status: 201,
    kind: 'one',
    framed: false,
    data: 'Article',
    query: {},
  },
  'articles.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/articles/{articleId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Article',
    query: {},
  },
  'articles.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/articles/{articleId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Deleted',
    query: {},
  },
  'categories.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/categories',
    status: 200,
    kind: 'all',
    framed: false,
    data: 'Category',
    query: { isPublic: 'boolean' },
  },
  'categories.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/categories',
    status: 201,
    kind: 'one',
    framed: false,
    data: 'Category',
    query: {},
  },
  'categories.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/categories/{categoryId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Category',
    query: {},
  },
  'categories.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/categories/{categoryId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Deleted',
    query: {},
  },
  'customerGroups.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/customer-groups',
    status: 200,
    kind: 'page',
    framed: false,
    data: 'CustomerGroup',
    size: 25,
    query: { page: 'number', pageSize: 'number' },
  },
  'customerGroups.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/customer-groups',
    status: 201,
    kind: 'one',
    framed: false,
    data: 'CustomerGroup',
    query: {},
  },
  'customerGroups.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/customer-groups/{groupId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'CustomerGroup',
    query: {},
  },
  'customerGroups.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/customer-groups/{groupId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'CustomerGroup',
    query: {},
  },
  'customerGroups.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/customer-groups/{groupId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Deleted',
    query: {},
  },
  'customerGroups.listMembers': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/customer-groups/{groupId}/members',
    status: 200,
    kind: 'page',
    framed: false,
    data: 'CustomerGroupMember',
    size: 25,
    query: { page: 'number', pageSize: 'number' },
  },
  'customerGroups.addMembers': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/customer-groups/{groupId}/members',
    status: 201,
    kind: 'one',
    framed: false,
    data: 'CustomerGroupMembersAdded',
    query: {},
  },
  'customerGroups.removeMember': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/customer-groups/{groupId}/members',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'CustomerGroupMemberRemoved',
    query: {},
  },
  'webhooks.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/webhooks',
    status: 200,
    kind: 'all',
    framed: false,
    data: 'Webhook',
    query: { active: 'boolean' },
  },
  'webhooks.events': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/webhooks/events',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'EventBatch',
    query: { types: 'list', limit: 'number' },
  },
  'webhooks.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/webhooks/{webhookId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Webhook',
    query: {},
  },
  'webhooks.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/webhooks',
    status: 201,
    kind: 'one',
    framed: false,
    data: 'CreatedWebhook',
    query: {},
  },
  'webhooks.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/webhooks/{webhookId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Webhook',
    query: {},
  },
  'webhooks.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/webhooks/{webhookId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Deleted',
    query: {},
  },
  'webhooks.triggerTest': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/webhooks/trigger-test',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'TriggeredTest',
    query: {},
  },
  'webhooks.test': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/webhooks/{webhookId}/test',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'WebhookDelivery',
    query: {},
  },
  'webhooks.deliveries': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/webhooks/{webhookId}/deliveries',
    status: 200,
    kind: 'cursor',
    framed: true,
    data: 'DeliveryRecord',
    size: 20,
    query: { limit: 'number' },
  },
  'webhooks.redeliver': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'DeliveryRecord',
    query: {},
  },
  'webhooks.rotateSecret': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/webhooks/{webhookId}/rotate-secret',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'RotatedWebhook',
    query: {},
  },
  'automations.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/automations',
    status: 200,
    kind: 'all',
    framed: false,
    data: 'Automation',
    query: {},
  },
  'automations.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/automations',
    status: 201,
    kind: 'one',
    framed: false,
    data: 'Automation',
    query: {},
  },
  'automations.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/automations/{ruleId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Automation',
    query: {},
  },
  'automations.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/automations/{ruleId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Automation',
    query: {},
  },
  'automations.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/automations/{ruleId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Deleted',
    query: {},
  },
  'automations.test': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/automations/{ruleId}/test',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'AutomationTest',
    query: {},
  },
  'community.posts.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/community/posts',
    status: 200,
    kind: 'page',
    framed: false,
    data: 'CommunityPost',
    size: 20,
    query: { page: 'number', pageSize: 'number' },
  },
  'community.posts.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/community/posts/{postId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'CommunityPost',
    query: {},
  },
  'community.posts.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/community/posts',
    status: 201,
    kind: 'one',
    framed: false,
    data: 'CommunityPost',
    query: {},
  },
  'community.posts.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/community/posts/{postId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'CommunityPost',
    query: {},
  },
  'community.posts.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/community/posts/{postId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Deleted',
    query: {},
  },
  'community.posts.vote': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/community/posts/{postId}/vote',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'CommunityPost',
    query: {},
  },
  'community.posts.unvote': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/community/posts/{postId}/vote',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'CommunityPost',
    query: {},
  },
  'community.posts.comments.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/community/posts/{postId}/comments',
    status: 200,
    kind: 'page',
    framed: false,
    data: 'CommunityComment',
    size: 20,
    query: { page: 'number', pageSize: 'number' },
  },
  'community.posts.comments.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/community/posts/{postId}/comments',
    status: 201,
    kind: 'one',
    framed: false,
    data: 'CommunityComment',
    query: {},
  },
  'community.posts.comments.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/community/posts/{postId}/comments/{commentId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Deleted',
    query: {},
  },
  'community.topics.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/community/topics',
    status: 200,
    kind: 'all',
    framed: false,
    data: 'CommunityTopic',
    query: {},
  },
  'community.topics.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/community/topics/{topicId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'CommunityTopic',
    query: {},
  },
  'community.topics.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/community/topics',
    status: 201,
    kind: 'one',
    framed: false,
    data: 'CommunityTopic',
    query: {},
  },
  'community.topics.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/community/topics/{topicId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'CommunityTopic',
    query: {},
  },
  'community.topics.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/community/topics/{topicId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Deleted',
    query: {},
  },
  'members.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/members',
    status: 200,
    kind: 'page',
    framed: false,
    data: 'Member',
    size: 20,
    query: { page: 'number', pageSize: 'number' },
  },
  'members.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/members/{memberId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Member',
    query: {},
  },
  'members.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/members/{memberId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Member',
    query: {},
  },
  'members.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/members/{memberId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Deleted',
    query: {},
  },
  'members.preferences.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/members/{memberId}/preferences',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'MemberPreferences',
    query: {},
  },
  'members.preferences.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/members/{memberId}/preferences',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'MemberPreferences',
    query: {},
  },
  'members.invites.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/invites',
    status: 200,
    kind: 'page',
    framed: false,
    data: 'Invite',
    size: 20,
    query: { page: 'number', pageSize: 'number' },
  },
  'members.invites.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/invites/{inviteId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Invite',
    query: {},
  },
  'members.invites.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/invites',
    status: 201,
    kind: 'one',
    framed: false,
    data: 'Invite',
    query: {},
  },
  'members.invites.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/invites/{inviteId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Invite',
    query: {},
  },
  'members.invites.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/invites/{inviteId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Deleted',
    query: {},
  },
  'members.invites.resend': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/invites/{inviteId}/resend',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Invite',
    query: {},
  },
  'members.invites.accept': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/invites/{inviteId}/accept',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Invite',
    query: {},
  },
  'preferences.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/preferences',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'TeamPreferences',
    query: {},
  },
  'preferences.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/preferences',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'TeamPreferences',
    query: {},
  },
  'settings.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/settings',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'TeamSettings',
    query: {},
  },
  'settings.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/settings',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'TeamSettings',
    query: {},
  },
  'settings.statuses.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/settings/statuses',
    status: 200,
    kind: 'all',
    framed: false,
    data: 'StatusSetting',
    query: {},
  },
  'settings.statuses.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/settings/statuses/{statusKey}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'StatusSetting',
    query: {},
  },
  'settings.businessHours.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/settings/business-hours',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'BusinessHours',
    query: {},
  },
  'settings.businessHours.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/settings/business-hours',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'BusinessHours',
    query: {},
  },
  'settings.widget.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/settings/widget',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'WidgetSettings',
    query: {},
  },
  'settings.widget.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/settings/widget',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'WidgetSettings',
    query: {},
  },
  'settings.customerAuth.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/settings/customer-auth',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'CustomerAuthSettings',
    query: {},
  },
  'settings.customerAuth.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/settings/customer-auth',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'CustomerAuthSettings',
    query: {},
  },
  'settings.identity.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/settings/identity',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'IdentitySettings',
    query: {},
  },
  'settings.identity.rotate': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/settings/identity/rotate',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'RotatedIdentitySecret',
    query: {},
  },
  'settings.featureFlags.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/settings/feature-flags',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'TeamPreferences',
    query: {},
  },
  'settings.featureFlags.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/settings/feature-flags',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'TeamPreferences',
    query: {},
  },
  'notifications.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/notifications',
    status: 200,
    kind: 'page',
    framed: false,
    data: 'Notification',
    size: 20,
    query: { unreadOnly: 'boolean', page: 'number', pageSize: 'number' },
  },
  'notifications.unreadCount': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/notifications/unread-count',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'UnreadCount',
    query: {},
  },
  'notifications.markAllRead': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/notifications/mark-all-read',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'MarkedRead',
    query: {},
  },
  'notifications.markRead': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/notifications/{notificationId}/read',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Notification',
    query: {},
  },
  'mentions.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/mentions',
    status: 200,
    kind: 'page',
    framed: false,
    data: 'Mention',
    size: 20,
    query: { unreadOnly: 'boolean', page: 'number', pageSize: 'number' },
  },
  'mentions.markRead': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/mentions/{mentionId}/read',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Mention',
    query: {},
  },
  'attachments.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/attachments',
    status: 200,
    kind: 'page',
    framed: false,
    data: 'Attachment',
    size: 20,
    query: { page: 'number', pageSize: 'number' },
  },
  'attachments.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/attachments/{attachmentId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Attachment',
    query: {},
  },
  'attachments.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/attachments',
    status: 201,
    kind: 'one',
    framed: false,
    data: 'Attachment',
    query: {},
  },
  'attachments.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/attachments/{attachmentId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Deleted',
    query: {},
  },
  'customFields.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/custom-fields',
    status: 200,
    kind: 'all',
    framed: false,
    data: 'CustomField',
    query: {},
  },
  'customFields.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/custom-fields/{fieldId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'CustomField',
    query: {},
  },
  'customFields.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/custom-fields',
    status: 201,
    kind: 'one',
    framed: false,
    data: 'CustomField',
    query: {},
  },
  'customFields.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/custom-fields/{fieldId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'CustomField',
    query: {},
  },
  'customFields.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/custom-fields/{fieldId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Deleted',
    query: {},
  },
  'sla.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/sla/rules',
    status: 200,
    kind: 'all',
    framed: false,
    data: 'SlaRule',
    query: {},
  },
  'sla.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/sla/rules',
    status: 201,
    kind: 'one',
    framed: false,
    data: 'SlaRule',
    query: {},
  },
  'sla.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/sla/rules/{slaRuleId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'SlaRule',
    query: {},
  },
  'sla.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/sla/rules/{slaRuleId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'SlaRule',
    query: {},
  },
  'sla.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/sla/rules/{slaRuleId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Deleted',
    query: {},
  },
  'sla.metrics': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/sla/metrics',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'SlaMetrics',
    query: {},
  },
  'analytics.overview': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/analytics/overview',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'AnalyticsOverview',
    query: {},
  },
  'analytics.agents': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/analytics/agents',
    status: 200,
    kind: 'all',
    framed: false,
    data: 'AgentStats',
    query: {},
  },
  'bulk.run': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/bulk',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'BulkResult',
    query: {},
  },
  'export.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/export',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'ExportResult',
    query: {},
  },
  'export.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/export',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'ExportResult',
    query: { resources: 'list' },
  },
  'import.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/import',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'ImportResult',
    query: {},
  },
  'import.logs': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/import',
    status: 200,
    kind: 'page',
    framed: false,
    data: 'ImportLog',
    size: 20,
    query: { page: 'number', pageSize: 'number' },
  },
  'auditLog.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/audit-log',
    status: 200,
    kind: 'page',
    framed: false,
    data: 'AuditLogEntry',
    size: 20,
    query: { page: 'number', pageSize: 'number' },
  },
  'search.query': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/search',
    status: 200,
    kind: 'all',
    framed: false,
    data: 'SearchResult',
    size: 10,
    query: { types: 'list', limit: 'number' },
  },
  'tags.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/tags',
    status: 200,
    kind: 'all',
    framed: false,
    data: 'Tag',
    query: {},
  },
  'tags.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/tags',
    status: 201,
    kind: 'one',
    framed: false,
    data: 'Tag',
    query: {},
  },
  'tags.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/tags',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Deleted',
    query: {},
  },
  'activity.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/activity',
    status: 200,
    kind: 'cursor',
    framed: true,
    data: 'ActivityItem',
    size: 50,
    query: { limit: 'number' },
  },
  'ai.run': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/ai',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'AiResult',
    query: {},
  },
  'views.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/views',
    status: 200,
    kind: 'all',
    framed: false,
    data: 'View',
    query: {},
  },
  'views.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/views',
    status: 201,
    kind: 'one',
    framed: false,
    data: 'View',
    query: {},
  },
  'views.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/views/{viewId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'View',
    query: {},
  },
  'views.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/views/{viewId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'View',
    query: {},
  },
  'views.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/views/{viewId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Deleted',
    query: {},
  },
  'views.execute': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/views/{viewId}/tickets',
    status: 200,
    kind: 'page',
    framed: false,
    data: 'ViewResult',
    size: 20,
    query: { page: 'number', pageSize: 'number' },
  },
  'billing.subscription': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/billing/subscription',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Subscription',
    query: {},
  },
  'billing.portal': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/billing/portal',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'BillingPortal',
    query: {},
  },
  'csat.settings.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/csat/settings',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'CsatSettings',
    query: {},
  },
  'csat.settings.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/csat/settings',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'CsatSettings',
    query: {},
  },
  'csat.stats': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/csat/stats',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'CsatStats',
    query: {},
  },
  'csat.surveys.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/csat/surveys',
    status: 200,
    kind: 'page',
    framed: false,
    data: 'Survey',
    size: 20,
    query: { rating: 'number', page: 'number', pageSize: 'number' },
  },
  'csat.surveys.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/csat/surveys/{surveyId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Survey',
    query: {},
  },
  'csat.surveys.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/csat/surveys',
    status: 201,
    kind: 'one',
    framed: false,
    data: 'Survey',
    query: {},
  },
  'nudges.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/nudges',
    status: 200,
    kind: 'all',
    framed: false,
    data: 'Nudge',
    query: {},
  },
  'nudges.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/nudges',
    status: 201,
    kind: 'one',
    framed: false,
    data: 'Nudge',
    query: {},
  },
  'nudges.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/nudges/{nudgeId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Nudge',
    query: {},
  },
  'nudges.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/nudges/{nudgeId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Nudge',
    query: {},
  },
  'nudges.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/nudges/{nudgeId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Deleted',
    query: {},
  },
  'nudges.test': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/nudges/{nudgeId}/test',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'NudgeTest',
    query: {},
  },
  'game.player': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/player',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'PlayerStats',
    query: {},
  },
  'game.player.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/player/{memberId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'PlayerStats',
    query: {},
  },
  'game.leaderboard': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/leaderboard',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Leaderboard',
    query: { limit: 'number' },
  },
  'game.leaderboard.me': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/leaderboard/me',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'LeaderboardEntry',
    query: {},
  },
  'game.boss.current': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/boss',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'BossState',
    query: {},
  },
  'game.boss.isActive': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/boss/active',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'BossActive',
    query: {},
  },
  'game.boss.damage': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/game/boss/damage',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'BossDamage',
    query: {},
  },
  'game.boss.spawn': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/game/boss/spawn',
    status: 201,
    kind: 'one',
    framed: false,
    data: 'BossState',
    query: {},
  },
  'game.boss.defeats': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/boss/defeats',
    status: 200,
    kind: 'page',
    framed: true,
    data: 'BossDefeat',
    size: 20,
    query: { page: 'number', pageSize: 'number' },
  },
  'game.boss.defeats.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/boss/defeats/{defeatId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'BossDefeat',
    query: {},
  },
  'game.achievements': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/achievements',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'AchievementList',
    query: { unlockedOnly: 'boolean' },
  },
  'game.achievements.recent': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/achievements/recent',
    status: 200,
    kind: 'all',
    framed: true,
    data: 'RecentAchievement',
    size: 10,
    query: { limit: 'number' },
  },
  'game.achievements.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/achievements/{achievementId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Achievement',
    query: {},
  },
  'game.quests.today': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/quests/today',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'QuestList',
    query: {},
  },
  'game.quests.history': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/quests/history',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'QuestHistory',
    query: { limit: 'number' },
  },
  'game.skills': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/skills',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'SkillTree',
    query: {},
  },
  'game.skills.allocate': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/game/skills/allocate',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'SkillAllocation',
    query: {},
  },
  'game.skills.reset': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/game/skills/reset',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'SkillReset',
    query: {},
  },
  'game.seasons.current': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/seasons/current',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'Season',
    query: {},
  },
  'game.seasons.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/seasons',
    status: 200,
    kind: 'all',
    framed: false,
    data: 'Season',
    size: 10,
    query: { limit: 'number' },
  },
  'game.seasons.stats': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/seasons/{seasonId}/stats',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'SeasonStats',
    query: {},
  },
  'game.oneUps.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/one-ups',
    status: 200,
    kind: 'all',
    framed: true,
    data: 'OneUp',
    size: 20,
    query: { limit: 'number' },
  },
  'game.oneUps.send': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/game/one-ups',
    status: 201,
    kind: 'one',
    framed: false,
    data: 'SentOneUp',
    query: {},
  },
  'game.oneUps.remaining': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/one-ups/remaining',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'OneUpRemaining',
    query: {},
  },
  'game.highFives.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/high-fives',
    status: 200,
    kind: 'all',
    framed: true,
    data: 'HighFive',
    size: 20,
    query: { limit: 'number' },
  },
  'game.highFives.send': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/game/high-fives',
    status: 201,
    kind: 'one',
    framed: false,
    data: 'HighFive',
    query: {},
  },
  'game.highFives.canSend': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/high-fives/can-send/{recipientTeamId}',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'HighFiveAllowance',
    query: {},
  },
  'game.cosmetics': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/cosmetics',
    status: 200,
    kind: 'all',
    framed: false,
    data: 'Cosmetic',
    query: {},
  },
  'game.cosmetics.preferences': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/cosmetics/preferences',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'CosmeticPreferences',
    query: {},
  },
  'game.cosmetics.equip': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/game/cosmetics/preferences',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'CosmeticPreferences',
    query: {},
  },
  'game.puzzles.today': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/puzzles/today',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'DailyPuzzle',
    query: {},
  },
  'game.puzzles.complete': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/game/puzzles/complete',
    status: 201,
    kind: 'one',
    framed: false,
    data: 'PuzzleCompletion',
    query: {},
  },
  'game.puzzles.leaderboard': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/puzzles/leaderboard',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'PuzzleLeaderboard',
    query: { limit: 'number' },
  },
  'game.puzzles.streak': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/puzzles/streak',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'PuzzleStreak',
    query: {},
  },
  'game.activity': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/activity',
    status: 200,
    kind: 'cursor',
    framed: true,
    data: 'GameActivity',
    size: 50,
    query: { limit: 'number' },
  },
  'game.activity.member': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/activity/member/{memberId}',
    status: 200,
    kind: 'all',
    framed: true,
    data: 'GameActivity',
    size: 20,
    query: { limit: 'number' },
  },
  'game.config': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/game/config',
    status: 200,
    kind: 'one',
    framed: false,
    data: 'GameConfig',
    query: {},
  },
} as const;

/** What each endpoint takes, and what stands in `data` of its response. */
export interface Operations {
  whoami: {
    params: Record<never, string>;
    query: Record<never, never>;
    body: undefined;
    data: WhoAmI;
  };
  'tickets.list': {
    params: { teamId: string };
    query: TicketListParams;
    body: undefined;
    data: Ticket[];
  };
  'tickets.get': {
    params: { teamId: string; ticketId: string };
    query: Record<never, never>;
    body: undefined;
    data: TicketDetail;
  };
  'tickets.create': {
    params: { teamId: string };
    query: Record<never, never>;
    body: TicketCreateParams;
    data: Ticket;
  };
  'tickets.update': {
    params: { teamId: string; ticketId: string };
    query: Record<never, never>;
    body: TicketUpdateParams;
    data: Ticket;
  };
  'tickets.delete': {
    params: { teamId: string; ticketId: string };
    query: Record<never, never>;
    body: undefined;
    data: Deleted;
  };
  'tickets.sendTyping': {
    params: { teamId: string; ticketId: string };
    query: Record<never, never>;
    body: TicketTypingParams;
    data: TypingSent;
  };
  'tickets.messages.list': {
    params: { teamId: string; ticketId: string };
    query: Record<never, never>;
    body: undefined;
    data: Message[];
  };
  'tickets.messages.create': {
    params: { teamId: string; ticketId: string };
    query: Record<never, never>;
    body: MessageCreateParams;
    data: Message;
  };
  'customers.list': {
    params: { teamId: string };
    query: CustomerListParams;
    body: undefined;
    data: Customer[];
  };
  'customers.get': {
    params: { teamId: string; customerId: string };
    query: Record<never, never>;
    body: undefined;
    data: Customer;
  };
  'customers.create': {
    params: { teamId: string };
    query: Record<never, never>;
    body: CustomerCreateParams;
    data: Customer;
  };
  'customers.update': {
    params: { teamId: string; customerId: string };
    query: Record<never, never>;
    body: CustomerUpdateParams;
    data: Customer;
  };
  'customers.delete': {
    params: { teamId: string; customerId: string };
    query: Record<never, never>;
    body: undefined;
    data: Deleted;
  };
  'articles.list': {
    params: { teamId: string };
    query: ArticleListParams;
    body: undefined;
    data: Article[];
  };
  'articles.get': {
    params: { teamId: string; articleId: string };
    query: Record<never, never>;
    body: undefined;
    data: Article;
  };
  'articles.create': {
    params: { teamId: string };
    query: Record<never, never>;
    body: ArticleCreateParams;
    data: Article;
  };
  'articles.update': {
    params: { teamId: string; articleId: string };
    query: Record<never, never>;
    body: ArticleUpdateParams;
    data: Article;
  };
  'articles.delete': {
    params: { teamId: string; articleId: string };
    query: Record<never, never>;
    body: undefined;
    data: Deleted;
  };
  'categories.list': {
    params: { teamId: string };
    query: CategoryListParams;
    body: undefined;
    data: Category[];
  };
  'categories.create': {
    params: { teamId: string };
    query: Record<never, never>;
    body: CategoryCreateParams;
    data: Category;
  };
  'categories.update': {
    params: { teamId: string; categoryId: string };
    query: Record<never, never>;
    body: CategoryUpdateParams;
    data: Category;
  };
  'categories.delete': {
    params: { teamId: string; categoryId: string };
    query: Record<never, never>;
    body: undefined;
    data: Deleted;
  };
  'customerGroups.list': {
    params: { teamId: string };
    query: CustomerGroupListParams;
    body: undefined;
    data: CustomerGroup[];
  };
  'customerGroups.create': {
    params: { teamId: string };
    query: Record<never, never>;
    body: CustomerGroupCreateParams;
    data: CustomerGroup;
  };
  'customerGroups.get': {
    params: { teamId: string; groupId: string };
    query: Record<never, never>;
    body: undefined;
    data: CustomerGroup;
  };
  'customerGroups.update': {
    params: { teamId: string; groupId: string };
    query: Record<never, never>;
    body: CustomerGroupUpdateParams;
    data: CustomerGroup;
  };
  'customerGroups.delete': {
    params: { teamId: string; groupId: string };
    query: Record<never, never>;
    body: undefined;
    data: Deleted;
  };
  'customerGroups.listMembers': {
    params: { teamId: string; groupId: string };
    query: CustomerGroupMemberListParams;
    body: undefined;
    data: CustomerGroupMember[];
  };
  'customerGroups.addMembers': {
    params: { teamId: string; groupId: string };
    query: Record<never, never>;
    body: CustomerGroupMemberAddParams;
    data: CustomerGroupMembersAdded;
  };
  'customerGroups.removeMember': {
    params: { teamId: string; groupId: string };
    query: CustomerGroupMemberRemoveParams;
    body: undefined;
    data: CustomerGroupMemberRemoved;
  };
  'webhooks.list': {
    params: { teamId: string };
    query: WebhookListParams;
    body: undefined;
    data: Webhook[];
  };
  'webhooks.events': {
    params: { teamId: string };
    query: WebhookEventsParams;
    body: undefined;
    data: EventBatch;
  };
  'webhooks.get': {
    params: { teamId: string; webhookId: string };
    query: Record<never, never>;
    body: undefined;
    data: Webhook;
  };
  'webhooks.create': {
    params: { teamId: string };
    query: Record<never, never>;
    body: WebhookCreateParams;
    data: CreatedWebhook;
  };
  'webhooks.update': {
    params: { teamId: string; webhookId: string };
    query: Record<never, never>;
    body: WebhookUpdateParams;
    data: Webhook;
  };
  'webhooks.delete': {
    params: { teamId: string; webhookId: string };
    query: Record<never, never>;
    body: undefined;
    data: Deleted;
  };
  'webhooks.triggerTest': {
    params: { teamId: string };
    query: Record<never, never>;
    body: WebhookTestParams;
    data: TriggeredTest;
  };
  'webhooks.test': {
    params: { teamId: string; webhookId: string };
    query: Record<never, never>;
    body: WebhookTestParams;
    data: WebhookDelivery;
  };
  'webhooks.deliveries': {
    params: { teamId: string; webhookId: string };
    query: DeliveryListParams;
    body: undefined;
    data: DeliveryRecord[];
  };
  'webhooks.redeliver': {
    params: { teamId: string; webhookId: string; deliveryId: string };
    query: Record<never, never>;
    body: undefined;
    data: DeliveryRecord;
  };
  'webhooks.rotateSecret': {
    params: { teamId: string; webhookId: string };
    query: Record<never, never>;
    body: WebhookRotateSecretParams;
    data: RotatedWebhook;
  };
  'automations.list': {
    params: { teamId: string };
    query: Record<never, never>;
    body: undefined;
    data: Automation[];
  };
  'automations.create': {
    params: { teamId: string };
    query: Record<never, never>;
    body: AutomationCreateParams;
    data: Automation;
  };
  'automations.get': {
    params: { teamId: string; ruleId: string };
    query: Record<never, never>;
    body: undefined;
    data: Automation;
  };
  'automations.update': {
    params: { teamId: string; ruleId: string };
    query: Record<never, never>;
    body: AutomationUpdateParams;
    data: Automation;
  };
  'automations.delete': {
    params: { teamId: string; ruleId: string };
    query: Record<never, never>;
    body: undefined;
    data: Deleted;
  };
  'automations.test': {
    params: { teamId: string; ruleId: string };
    query: Record<never, never>;
    body: AutomationTestParams;
    data: AutomationTest;
  };
  'community.posts.list': {
    params: { teamId: string };
    query: CommunityPostListParams;
    body: undefined;
    data: CommunityPost[];
  };
  'community.posts.get': {
    params: { teamId: string; postId: string };
    query: Record<never, never>;
    body: undefined;
    data: CommunityPost;
  };
  'community.posts.create': {
    params: { teamId: string };
    query: Record<never, never>;
    body: CommunityPostCreateParams;
    data: CommunityPost;
  };
  'community.posts.update': {
    params: { teamId: string; postId: string };
    query: Record<never, never>;
    body: CommunityPostUpdateParams;
    data: CommunityPost;
  };
  'community.posts.delete': {
    params: { teamId: string; postId: string };
    query: Record<never, never>;
    body: undefined;
    data: Deleted;
  };
  'community.posts.vote': {
    params: { teamId: string; postId: string };
    query: Record<never, never>;
    body: CommunityVoteParams;
    data: CommunityPost;
  };
  'community.posts.unvote': {
    params: { teamId: string; postId: string };
    query: CommunityUnvoteParams;
    body: undefined;
    data: CommunityPost;
  };
  'community.posts.comments.list': {
    params: { teamId: string; postId: string };
    query: CommunityCommentListParams;
    body: undefined;
    data: CommunityComment[];
  };
  'community.posts.comments.create': {
    params: { teamId: string; postId: string };
    query: Record<never, never>;
    body: CommunityCommentCreateParams;
    data: CommunityComment;
  };
  'community.posts.comments.delete': {
    params: { teamId: string; postId: string; commentId: string };
    query: Record<never, never>;
    body: undefined;
    data: Deleted;
  };
  'community.topics.list': {
    params: { teamId: string };
    query: Record<never, never>;
    body: undefined;
    data: CommunityTopic[];
  };
  'community.topics.get': {
    params: { teamId: string; topicId: string };
    query: Record<never, never>;
    body: undefined;
    data: CommunityTopic;
  };
  'community.topics.create': {
    params: { teamId: string };
    query: Record<never, never>;
    body: CommunityTopicCreateParams;
    data: CommunityTopic;
  };
  'community.topics.update': {
    params: { teamId: string; topicId: string };
    query: Record<never, never>;
    body: CommunityTopicUpdateParams;
    data: CommunityTopic;
  };
  'community.topics.delete': {
    params: { teamId: string; topicId: string };
    query: Record<never, never>;
    body: undefined;
    data: Deleted;
  };
  'members.list': {
    params: { teamId: string };
    query: MemberListParams;
    body: undefined;
    data: Member[];
  };
  'members.get': {
    params: { teamId: string; memberId: string };
    query: Record<never, never>;
    body: undefined;
    data: Member;
  };
  'members.update': {
    params: { teamId: string; memberId: string };
    query: Record<never, never>;
    body: MemberUpdateParams;
    data: Member;
  };
  'members.delete': {
    params: { teamId: string; memberId: string };
    query: Record<never, never>;
    body: undefined;
    data: Deleted;
  };
  'members.preferences.get': {
    params: { teamId: string; memberId: string };
    query: Record<never, never>;
    body: undefined;
    data: MemberPreferences;
  };
  'members.preferences.update': {
    params: { teamId: string; memberId: string };
    query: Record<never, never>;
    body: MemberPreferencesUpdateParams;
    data: MemberPreferences;
  };
  'members.invites.list': {
    params: { teamId: string };
    query: InviteListParams;
    body: undefined;
    data: Invite[];
  };
  'members.invites.get': {
    params: { teamId: string; inviteId: string };
    query: Record<never, never>;
    body: undefined;
    data: Invite;
  };
  'members.invites.create': {
    params: { teamId: string };
    query: Record<never, never>;
    body: InviteCreateParams;
    data: Invite;
  };
  'members.invites.update': {
    params: { teamId: string; inviteId: string };
    query: Record<never, never>;
    body: InviteUpdateParams;
    data: Invite;
  };
  'members.invites.delete': {
    params: { teamId: string; inviteId: string };
    query: Record<never, never>;
    body: undefined;
    data: Deleted;
  };
  'members.invites.resend': {
    params: { teamId: string; inviteId: string };
    query: Record<never, never>;
    body: undefined;
    data: Invite;
  };
  'members.invites.accept': {
    params: { teamId: string; inviteId: string };
    query: Record<never, never>;
    body: InviteAcceptParams;
    data: Invite;
  };
  'preferences.get': {
    params: { teamId: string };
    query: Record<never, never>;
    body: undefined;
    data: TeamPreferences;
  };
  'preferences.update': {
    params: { teamId: string };
    query: Record<never, never>;
    body: TeamPreferencesUpdateParams;
    data: TeamPreferences;
  };
  'settings.get': {
    params: { teamId: string };
    query: Record<never, never>;
    body: undefined;
    data: TeamSettings;
  };
  'settings.update': {
    params: { teamId: string };
    query: Record<never, never>;
    body: TeamSettingsUpdateParams;
    data: TeamSettings;
  };
  'settings.statuses.list': {
    params: { teamId: string };
    query: Record<never, never>;
    body: undefined;
    data: StatusSetting[];
  };
  'settings.statuses.update': {
    params: { teamId: string; statusKey: string };
    query: Record<never, never>;
    body: StatusSettingUpdateParams;
    data: StatusSetting;
  };
  'settings.businessHours.get': {
    params: { teamId: string };
    query: Record<never, never>;
    body: undefined;
    data: BusinessHours;
  };
  'settings.businessHours.update': {
    params: { teamId: string };
    query: Record<never, never>;
    body: BusinessHoursUpdateParams;
    data: BusinessHours;
  };
  'settings.widget.get': {
    params: { teamId: string };
    query: Record<never, never>;
    body: undefined;
    data: WidgetSettings;
  };
  'settings.widget.update': {
    params: { teamId: string };
    query: Record<never, never>;
    body: WidgetSettingsUpdateParams;
    data: WidgetSettings;
  };
  'settings.customerAuth.get': {
    params: { teamId: string };
    query: Record<never, never>;
    body: undefined;
    data: CustomerAuthSettings;
  };
  'settings.customerAuth.update': {
    params: { teamId: string };
    query: Record<never, never>;
    body: CustomerAuthSettingsUpdateParams;
    data: CustomerAuthSettings;
  };
  'settings.identity.get': {
    params: { teamId: string };
    query: Record<never, never>;
    body: undefined;
    data: IdentitySettings;
  };
  'settings.identity.rotate': {
    params: { teamId: string };
    query: Record<never, never>;
    body: undefined;
    data: RotatedIdentitySecret;
  };
  'settings.featureFlags.get': {
    params: { teamId: string };
    query: Record<never, never>;
    body: undefined;
    data: TeamPreferences;
  };
  'settings.featureFlags.update': {
    params: { teamId: string };
    query: Record<never, never>;
    body: TeamPreferencesUpdateParams;
    data: TeamPreferences;
  };
  'notifications.list': {
    params: { teamId: string };
    query: NotificationListParams;
    body: undefined;
    data: Notification[];
  };
  'notifications.unreadCount': {
    params: { teamId: string };
    query: Record<never, never>;
    body: undefined;
    data: UnreadCount;
  };
  'notifications.markAllRead': {
    params: { teamId: string };
    query: Record<never, never>;
    body: undefined;
    data: MarkedRead;
  };
  'notifications.markRead': {
    params: { teamId: string; notificationId: string };
    query: Record<never, never>;
    body: undefined;
    data: Notification;
  };
  'mentions.list': {
    params: { teamId: string };
    query: MentionListParams;
    body: undefined;
    data: Mention[];
  };
  'mentions.markRead': {
    params: { teamId: string; mentionId: string };
    query: Record<never, never>;
    body: undefined;
    data: Mention;
  };
  'attachments.list': {
    params: { teamId: string };
    query: AttachmentListParams;
    body: undefined;
    data: Attachment[];
  };
  'attachments.get': {
    params: { teamId: string; attachmentId: string };
    query: Record<never, never>;
    body: undefined;
    data: Attachment;
  };
  'attachments.create': {
    params: { teamId: string };
    query: Record<never, never>;
    body: AttachmentCreateParams;
    data: Attachment;
  };
  'attachments.delete': {
    params: { teamId: string; attachmentId: string };
    query: Record<never, never>;
    body: undefined;
    data: Deleted;
  };
  'customFields.list': {
    params: { teamId: string };
    query: CustomFieldListParams;
    body: undefined;
    data: CustomField[];
  };
  'customFields.get': {
    params: { teamId: string; fieldId: string };
    query: Record<never, never>;
    body: undefined;
    data: CustomField;
  };
  'customFields.create': {
    params: { teamId: string };
    query: Record<never, never>;
    body: CustomFieldCreateParams;
    data: CustomField;
  };
  'customFields.update': {
    params: { teamId: string; fieldId: string };
    query: Record<never, never>;
    body: CustomFieldUpdateParams;
    data: CustomField;
  };
  'customFields.delete': {
    params: { teamId: string; fieldId: string };
    query: Record<never, never>;
    body: undefined;
    data: Deleted;
  };
  'sla.list': {
    params: { teamId: string };
    query: Record<never, never>;
    body: undefined;
    data: SlaRule[];
  };
  'sla.create': {
    params: { teamId: string };
    query: Record<never, never>;
    body: SlaRuleCreateParams;
    data: SlaRule;
  };
  'sla.get': {
    params: { teamId: string; slaRuleId: string };
    query: Record<never, never>;
    body: undefined;
    data: SlaRule;
  };
  'sla.update': {
    params: { teamId: string; slaRuleId: string };
    query: Record<never, never>;
    body: SlaRuleUpdateParams;
    data: SlaRule;
  };
  'sla.delete': {
    params: { teamId: string; slaRuleId: string };
    query: Record<never, never>;
    body: undefined;
    data: Deleted;
  };
  'sla.metrics': {
    params: { teamId: string };
    query: SlaMetricsParams;
    body: undefined;
    data: SlaMetrics;
  };
  'analytics.overview': {
    params: { teamId: string };
    query: AnalyticsOverviewParams;
    body: undefined;
    data: AnalyticsOverview;
  };
  'analytics.agents': {
    params: { teamId: string };
    query: AgentStatsParams;
    body: undefined;
    data: AgentStats[];
  };
  'bulk.run': {
    params: { teamId: string };
    query: Record<never, never>;
    body: BulkParams;
    data: BulkResult;
  };
  'export.create': {
    params: { teamId: string };
    query: Record<never, never>;
    body: ExportParams;
    data: ExportResult;
  };
  'export.get': {
    params: { teamId: string };
    query: ExportGetParams;
    body: undefined;
    data: ExportResult;
  };
  'import.create': {
    params: { teamId: string };
    query: Record<never, never>;
    body: ImportParams;
    data: ImportResult;
  };
  'import.logs': {
    params: { teamId: string };
    query: ImportLogListParams;
    body: undefined;
    data: ImportLog[];
  };
  'auditLog.list': {
    params: { teamId: string };
    query: AuditLogListParams;
    body: undefined;
    data: AuditLogEntry[];
  };
  'search.query': {
    params: { teamId: string };
    query: SearchQueryParams;
    body: undefined;
    data: SearchResult[];
  };
  'tags.list': {
    params: { teamId: string };
    query: Record<never, never>;
    body: undefined;
    data: Tag[];
  };
  'tags.create': {
    params: { teamId: string };
    query: Record<never, never>;
    body: TagCreateParams;
    data: Tag;
  };
  'tags.delete': {
    params: { teamId: string };
    query: TagDeleteParams;
    body: undefined;
    data: Deleted;
  };
  'activity.list': {
    params: { teamId: string };
    query: ActivityListParams;
    body: undefined;
    data: ActivityItem[];
  };
  'ai.run': {
    params: { teamId: string };
    query: Record<never, never>;
    body: AiRunParams;
    data: AiResult;
  };
  'views.list': {
    params: { teamId: string };
    query: ViewListParams;
    body: undefined;
    data: View[];
  };
  'views.create': {
    params: { teamId: string };
    query: Record<never, never>;
    body: ViewCreateParams;
    data: View;
  };
  'views.get': {
    params: { teamId: string; viewId: string };
    query: Record<never, never>;
    body: undefined;
    data: View;
  };
  'views.update': {
    params: { teamId: string; viewId: string };
    query: Record<never, never>;
    body: ViewUpdateParams;
    data: View;
  };
  'views.delete': {
    params: { teamId: string; viewId: string };
    query: Record<never, never>;
    body: undefined;
    data: Deleted;
  };
  'views.execute': {
    params: { teamId: string; viewId: string };
    query: ViewExecuteParams;
    body: undefined;
    data: ViewResult[];
  };
  'billing.subscription': {
    params: { teamId: string };
    query: Record<never, never>;
    body: undefined;
    data: Subscription;
  };
  'billing.portal': {
    params: { teamId: string };
    query: Record<never, never>;
    body: BillingPortalParams;
    data: BillingPortal;
  };
  'csat.settings.get': {
    params: { teamId: string };
    query: Record<never, never>;
    body: undefined;
    data: CsatSettings;
  };
  'csat.settings.update': {
    params: { teamId: string };
    query: Record<never, never>;
    body: CsatSettingsUpdateParams;
    data: CsatSettings;
  };
  'csat.stats': {
    params: { teamId: string };
    query: CsatStatsParams;
    body: undefined;
    data: CsatStats;
  };
  'csat.surveys.list': {
    params: { teamId: string };
    query: SurveyListParams;
    body: undefined;
    data: Survey[];
  };
  'csat.surveys.get': {
    params: { teamId: string; surveyId: string };
    query: Record<never, never>;
    body: undefined;
    data: Survey;
  };
  'csat.surveys.create': {
    params: { teamId: string };
    query: Record<never, never>;
    body: SurveyCreateParams;
    data: Survey;
  };
  'nudges.list': {
    params: { teamId: string };
    query: Record<never, never>;
    body: undefined;
    data: Nudge[];
  };
  'nudges.create': {
    params: { teamId: string };
    query: Record<never, never>;
    body: NudgeCreateParams;
    data: Nudge;
  };
  'nudges.get': {
    params: { teamId: string; nudgeId: string };
    query: Record<never, never>;
    body: undefined;
    data: Nudge;
  };
  'nudges.update': {
    params: { teamId: string; nudgeId: string };
    query: Record<never, never>;
    body: NudgeUpdateParams;
    data: Nudge;
  };
  'nudges.delete': {
    params: { teamId: string; nudgeId: string };
    query: Record<never, never>;
    body: undefined;
    data: Deleted;
  };
  'nudges.test': {
    params: { teamId: string; nudgeId: string };
    query: Record<never, never>;
    body: NudgeTestParams;
    data: NudgeTest;
  };
  'game.player': {
    params: { teamId: string };
    query: PlayerParams;
    body: undefined;
    data: PlayerStats;
  };
  'game.player.get': {
    params: { teamId: string; memberId: string };
    query: Record<never, never>;
    body: undefined;
    data: PlayerStats;
  };
  'game.leaderboard': {
    params: { teamId: string };
    query: LeaderboardParams;
    body: undefined;
    data: Leaderboard;
  };
  'game.leaderboard.me': {
    params: { teamId: string };
    query: LeaderboardMeParams;
    body: undefined;
    data: LeaderboardEntry;
  };
  'game.boss.current': {
    params: { teamId: string };
    query: Record<never, never>;
    body: undefined;
    data: BossState;
  };
  'game.boss.isActive': {
    params: { teamId: string };
    query: Record<never, never>;
    body: undefined;
    data: BossActive;
  };
  'game.boss.damage': {
    params: { teamId: string };
    query: Record<never, never>;
    body: BossDamageParams;
    data: BossDamage;
  };
  'game.boss.spawn': {
    params: { teamId: string };
    query: Record<never, never>;
    body: BossSpawnParams;
    data: BossState;
  };
  'game.boss.defeats': {
    params: { teamId: string };
    query: BossDefeatListParams;
    body: undefined;
    data: BossDefeat[];
  };
  'game.boss.defeats.get': {
    params: { teamId: string; defeatId: string };
    query: Record<never, never>;
    body: undefined;
    data: BossDefeat;
  };
  'game.achievements': {
    params: { teamId: string };
    query: AchievementListParams;
    body: undefined;
    data: AchievementList;
  };
  'game.achievements.recent': {
    params: { teamId: string };
    query: AchievementRecentParams;
    body: undefined;
    data: RecentAchievement[];
  };
  'game.achievements.get': {
    params: { teamId: string; achievementId: string };
    query: AchievementGetParams;
    body: undefined;
    data: Achievement;
  };
  'game.quests.today': {
    params: { teamId: string };
    query: QuestTodayParams;
    body: undefined;
    data: QuestList;
  };
  'game.quests.history': {
    params: { teamId: string };
    query: QuestHistoryParams;
    body: undefined;
    data: QuestHistory;
  };
  'game.skills': {
    params: { teamId: string };
    query: SkillTreeParams;
    body: undefined;
    data: SkillTree;
  };
  'game.skills.allocate': {
    params: { teamId: string };
    query: Record<never, never>;
    body: SkillAllocateParams;
    data: SkillAllocation;
  };
  'game.skills.reset': {
    params: { teamId: string };
    query: Record<never, never>;
    body: SkillResetParams;
    data: SkillReset;
  };
  'game.seasons.current': {
    params: { teamId: string };
    query: Record<never, never>;
    body: undefined;
    data: Season;
  };
  'game.seasons.list': {
    params: { teamId: string };
    query: SeasonListParams;
    body: undefined;
    data: Season[];
  };
  'game.seasons.stats': {
    params: { teamId: string; seasonId: string };
    query: SeasonStatsParams;
    body: undefined;
    data: SeasonStats;
  };
  'game.oneUps.list': {
    params: { teamId: string };
    query: OneUpListParams;
    body: undefined;
    data: OneUp[];
  };
  'game.oneUps.send': {
    params: { teamId: string };
    query: Record<never, never>;
    body: OneUpSendParams;
    data: SentOneUp;
  };
  'game.oneUps.remaining': {
    params: { teamId: string };
    query: OneUpRemainingParams;
    body: undefined;
    data: OneUpRemaining;
  };
  'game.highFives.list': {
    params: { teamId: string };
    query: HighFiveListParams;
    body: undefined;
    data: HighFive[];
  };
  'game.highFives.send': {
    params: { teamId: string };
    query: Record<never, never>;
    body: HighFiveSendParams;
    data: HighFive;
  };
  'game.highFives.canSend': {
    params: { teamId: string; recipientTeamId: string };
    query: Record<never, never>;
    body: undefined;
    data: HighFiveAllowance;
  };
  'game.cosmetics': {
    params: { teamId: string };
    query: CosmeticListParams;
    body: undefined;
    data: Cosmetic[];
  };
  'game.cosmetics.preferences': {
    params: { teamId: string };
    query: CosmeticPreferencesParams;
    body: undefined;
    data: CosmeticPreferences;
  };
  'game.cosmetics.equip': {
    params: { teamId: string };
    query: Record<never, never>;
    body: CosmeticEquipParams;
    data: CosmeticPreferences;
  };
  'game.puzzles.today': {
    params: { teamId: string };
    query: DailyPuzzleParams;
    body: undefined;
    data: DailyPuzzle;
  };
  'game.puzzles.complete': {
    params: { teamId: string };
    query: Record<never, never>;
    body: PuzzleCompleteParams;
    data: PuzzleCompletion;
  };
  'game.puzzles.leaderboard': {
    params: { teamId: string };
    query: PuzzleLeaderboardParams;
    body: undefined;
    data: PuzzleLeaderboard;
  };
  'game.puzzles.streak': {
    params: { teamId: string };
    query: PuzzleStreakParams;
    body: undefined;
    data: PuzzleStreak;
  };
  'game.activity': {
    params: { teamId: string };
    query: GameActivityParams;
    body: undefined;
    data: GameActivity[];
  };
  'game.activity.member': {
    params: { teamId: string; memberId: string };
    query: GameMemberActivityParams;
    body: undefined;
    data: GameActivity[];
  };
  'game.config': {
    params: { teamId: string };
    query: Record<never, never>;
    body: undefined;
    data: GameConfig;
  };
}
