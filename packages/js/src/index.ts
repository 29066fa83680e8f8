export { type ClientIdentity, CStarClient, type CStarClientOptions } from './client.ts';
export type { Items, OnProgress, Progress } from './core/chunks.ts';
export type { KeyType } from './core/key.ts';
export type { CallMeta, RateLimit } from './core/meta.ts';
export type {
  Hook,
  Hooks,
  Logger,
  LogLevel,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
} from './core/observe.ts';
export type { HeaderOptions, RequestOptions } from './core/options.ts';
export { Page, type Pageable, PagePromise, type ToArrayOptions } from './core/page.ts';
export type {
  AbortSignalLike,
  BlobLike,
  Fetch,
  FetchInit,
  PlatformBody,
  PlatformFile,
  PlatformForm,
  PlatformResponse,
  ResponseLike,
} from './core/platform.ts';
export { CStarPromise, type WithMeta } from './core/result.ts';
export * from './errors.ts';
export { type EventOf, type EventPattern, eventTypes } from './events.ts';
export type { OfflineChangeListener, OfflineSettledListener } from './offline/engine.ts';
export type { OfflineResult, OfflineSettled } from './offline/flush.ts';
export type { DeadReason, OfflineItem, OfflineMethod } from './offline/item.ts';
export type { OfflineOptions } from './offline/options.ts';
export type { OfflineQueue } from './offline/queue.ts';
export type { OfflineStorage } from './offline/storage.ts';
export type { RealtimeGap, RealtimeOptions, RealtimeStatus } from './realtime/hub.ts';
export type { Off, Realtime } from './realtime/realtime.ts';
export type { Activity } from './resources/activity.ts';
export type { Ai } from './resources/ai.ts';
export type { Analytics } from './resources/analytics.ts';
export type { Articles } from './resources/articles.ts';
export type { Attachments } from './resources/attachments.ts';
export type { AuditLog } from './resources/audit-log.ts';
export type { Automations } from './resources/automations.ts';
export type { Billing } from './resources/billing.ts';
export type {
  Bulk,
  BulkChanges,
  BulkDeleteParams,
  BulkResource,
  BulkRunParams,
  BulkUpdateParams,
} from './resources/bulk.ts';
export type { Categories } from './resources/categories.ts';
export type { CommunityComments } from './resources/community/comments.ts';
export type { Community } from './resources/community/community.ts';
export type { CommunityPosts } from './resources/community/posts.ts';
export type { CommunityTopics } from './resources/community/topics.ts';
export type { Csat, CsatSettingsResource, CsatSurveys } from './resources/csat.ts';
export type { CustomFields } from './resources/custom-fields.ts';
export type { CustomerGroups } from './resources/customer-groups.ts';
export type { Customers } from './resources/customers.ts';
export type {
  Export,
  Exportable,
  ExportCreateParams,
  ExportIn,
  ExportRowsParams,
  ExportSelection,
} from './resources/export.ts';
export type { Game } from './resources/game/game.ts';
export type { Import, ImportCreateParams, ImportRecords } from './resources/import.ts';
export type { Invites, MemberPreferencesResource, Members } from './resources/members.ts';
export type { Mentions } from './resources/mentions.ts';
export type { TicketMessages } from './resources/messages.ts';
export type { Notifications } from './resources/notifications.ts';
export type { Nudges } from './resources/nudges.ts';
export type { Preferences } from './resources/preferences.ts';
export type { Search, SearchFilters, SearchRequest } from './resources/search.ts';
export type {
  Settings,
  SettingsBusinessHours,
  SettingsCustomerAuth,
  SettingsFeatureFlags,
  SettingsIdentity,
  SettingsStatuses,
  SettingsWidget,
} from './resources/settings.ts';
export type { Sla } from './resources/sla.ts';
export type { Tags } from './resources/tags.ts';
export type { ExpandedTicket, Tickets } from './resources/tickets.ts';
export type { Views } from './resources/views.ts';
export type { Webhooks } from './resources/webhooks.ts';
export type * from './types/index.ts';
