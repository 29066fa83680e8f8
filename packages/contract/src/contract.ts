import { activity } from './resources/activity.ts';
import { ai } from './resources/ai.ts';
import { analytics } from './resources/analytics.ts';
import { articles } from './resources/articles.ts';
import { attachments } from './resources/attachments.ts';
import { auditLog } from './resources/audit-log.ts';
import { auth } from './resources/auth.ts';
import { automations } from './resources/automations.ts';
import { billing } from './resources/billing.ts';
import { bulk } from './resources/bulk.ts';
import { categories } from './resources/categories.ts';
import { communityPosts } from './resources/community-posts.ts';
import { communityTopics } from './resources/community-topics.ts';
import { csat } from './resources/csat.ts';
import { customFields } from './resources/custom-fields.ts';
import { customerGroups } from './resources/customer-groups.ts';
import { customers } from './resources/customers.ts';
import { exports } from './resources/exports.ts';
import { gameAchievements } from './resources/game-achievements.ts';
import { gameActivity } from './resources/game-activity.ts';
import { gameBoss } from './resources/game-boss.ts';
import { gameCosmetics } from './resources/game-cosmetics.ts';
import { gamePlayers } from './resources/game-players.ts';
import { gamePuzzles } from './resources/game-puzzles.ts';
import { gameQuests } from './resources/game-quests.ts';
import { gameSeasons } from './resources/game-seasons.ts';
import { gameSkills } from './resources/game-skills.ts';
import { gameSocial } from './resources/game-social.ts';
import { imports } from './resources/imports.ts';
import { invites } from './resources/invites.ts';
import { memberPreferences } from './resources/member-preferences.ts';
import { members } from './resources/members.ts';
import { mentions } from './resources/mentions.ts';
import { messages } from './resources/messages.ts';
import { notifications } from './resources/notifications.ts';
import { nudges } from './resources/nudges.ts';
import { preferences } from './resources/preferences.ts';
import { search } from './resources/search.ts';
import { settings } from './resources/settings.ts';
import { sla } from './resources/sla.ts';
import { tags } from './resources/tags.ts';
import { tickets } from './resources/tickets.ts';
import { views } from './resources/views.ts';
import { webhooks } from './resources/webhooks.ts';

/** The whole API: every resource, every endpoint, once. */
export const contract = {
  auth,
  tickets,
  messages,
  customers,
  articles,
  categories,
  customerGroups,
  webhooks,
  automations,
  communityPosts,
  communityTopics,
  members,
  memberPreferences,
  invites,
  preferences,
  settings,
  notifications,
  mentions,
  attachments,
  customFields,
  sla,
  analytics,
  bulk,
  exports,
  imports,
  auditLog,
  search,
  tags,
  activity,
  ai,
  views,
  billing,
  csat,
  nudges,
  gamePlayers,
  gameBoss,
  gameAchievements,
  gameQuests,
  gameSkills,
  gameSeasons,
  gameSocial,
  gameCosmetics,
  gamePuzzles,
  gameActivity,
};

export type Contract = typeof contract;
