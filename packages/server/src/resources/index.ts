import type { Contract } from '@cstar.help/contract';
import type { Handlers } from '../handlers.ts';
import { aiHandlers } from './ai/ai.ts';
import { analyticsHandlers } from './analytics/analytics.ts';
import { attachmentHandlers } from './attachments/attachments.ts';
import { activityHandlers } from './audit/activity.ts';
import { auditLogHandlers } from './audit/audit-log.ts';
import { auth } from './auth.ts';
import { automationHandlers } from './automations/automations.ts';
import { billingHandlers } from './billing/billing.ts';
import { communityPostHandlers } from './community/posts.ts';
import { communityTopicHandlers } from './community/topics.ts';
import { csatHandlers } from './csat/csat.ts';
import { customFieldHandlers } from './custom-fields/custom-fields.ts';
import { customerGroupHandlers } from './customer-groups/customer-groups.ts';
import { customerHandlers } from './customers/customers.ts';
import { bulkHandlers } from './exchange/bulk.ts';
import { exportHandlers } from './exchange/export.ts';
import { importHandlers } from './exchange/import.ts';
import { gameAchievementHandlers } from './game/handlers/achievements.ts';
import { gameActivityHandlers } from './game/handlers/activity.ts';
import { gameBossHandlers } from './game/handlers/boss.ts';
import { gameCosmeticHandlers } from './game/handlers/cosmetics.ts';
import { gamePlayerHandlers } from './game/handlers/players.ts';
import { gamePuzzleHandlers } from './game/handlers/puzzles.ts';
import { gameQuestHandlers } from './game/handlers/quests.ts';
import { gameSeasonHandlers } from './game/handlers/seasons.ts';
import { gameSkillHandlers } from './game/handlers/skills.ts';
import { gameSocialHandlers } from './game/handlers/social.ts';
import { articleHandlers } from './library/articles.ts';
import { categoryHandlers } from './library/categories.ts';
import { inviteHandlers } from './members/invites.ts';
import { memberHandlers } from './members/members.ts';
import { memberPreferenceHandlers } from './members/preferences.ts';
import { mentionHandlers } from './notifications/mentions.ts';
import { notificationHandlers } from './notifications/notifications.ts';
import { nudgeHandlers } from './nudges/nudges.ts';
import { searchHandlers } from './search/search.ts';
import { preferenceHandlers } from './settings/preferences.ts';
import { settingsHandlers } from './settings/settings.ts';
import { slaHandlers } from './sla/rules.ts';
import { tagHandlers } from './tags/tags.ts';
import { messageHandlers } from './tickets/messages.ts';
import { ticketHandlers } from './tickets/tickets.ts';
import { viewHandlers } from './views/views.ts';
import { webhookHandlers } from './webhooks/webhooks.ts';

/** Every endpoint of the contract, answered. */
export const handlers: { [Name in keyof Contract]: Handlers<Name> } = {
  auth,
  tickets: ticketHandlers,
  messages: messageHandlers,
  customers: customerHandlers,
  articles: articleHandlers,
  categories: categoryHandlers,
  customerGroups: customerGroupHandlers,
  webhooks: webhookHandlers,
  automations: automationHandlers,
  communityPosts: communityPostHandlers,
  communityTopics: communityTopicHandlers,
  members: memberHandlers,
  memberPreferences: memberPreferenceHandlers,
  invites: inviteHandlers,
  preferences: preferenceHandlers,
  settings: settingsHandlers,
  notifications: notificationHandlers,
  mentions: mentionHandlers,
  attachments: attachmentHandlers,
  customFields: customFieldHandlers,
  sla: slaHandlers,
  analytics: analyticsHandlers,
  bulk: bulkHandlers,
  exports: exportHandlers,
  imports: importHandlers,
  auditLog: auditLogHandlers,
  search: searchHandlers,
  tags: tagHandlers,
  activity: activityHandlers,
  ai: aiHandlers,
  views: viewHandlers,
  billing: billingHandlers,
  csat: csatHandlers,
  nudges: nudgeHandlers,
  gamePlayers: gamePlayerHandlers,
  gameBoss: gameBossHandlers,
  gameAchievements: gameAchievementHandlers,
  gameQuests: gameQuestHandlers,
  gameSkills: gameSkillHandlers,
  gameSeasons: gameSeasonHandlers,
  gameSocial: gameSocialHandlers,
  gameCosmetics: gameCosmeticHandlers,
  gamePuzzles: gamePuzzleHandlers,
  gameActivity: gameActivityHandlers,
};
