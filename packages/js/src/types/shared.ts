// Generated from packages/contract/src/shared/index.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** Where a page stands in its list. */
export interface Pagination {
  /** This page, from 1. */
  page: number;
  /** Results per page. */
  pageSize: number;
  /** Results on all pages. */
  total: number;
  /** Number of pages. */
  totalPages: number;
  /** Whether a page follows. */
  hasMore: boolean;
}

/**
 * Your own key-value data: at most 50 keys of up to 100 characters; strings up to 1000 characters.
 */
export type Metadata = Record<string, string | number | boolean>;

/**
 * Key-value data to merge: keys you leave out stay, a key set to null is removed; at most 50 keys
 * in all.
 */
export type MetadataPatch = Record<string, string | number | boolean | null>;

/** What every delete returns. */
export interface Deleted {
  /** Always true. */
  deleted: true;
  /** The ID of what was deleted. */
  id: string;
}

/** An event: `resource.action`. */
export type EventName =
  | 'ticket.created'
  | 'ticket.updated'
  | 'ticket.closed'
  | 'ticket.message_added'
  | 'ticket.deleted'
  | 'ticket.assigned'
  | 'customer.created'
  | 'customer.updated'
  | 'customer.deleted'
  | 'customer_group.created'
  | 'customer_group.updated'
  | 'customer_group.deleted'
  | 'article.created'
  | 'article.published'
  | 'article.updated'
  | 'article.deleted'
  | 'team.preferences_updated'
  | 'agent.preferences_updated'
  | 'boss.spawned'
  | 'boss.damaged'
  | 'boss.defeated'
  | 'player.level_up'
  | 'player.achievement_unlocked'
  | 'player.xp_gained'
  | 'player.quest_completed'
  | 'player.streak_milestone'
  | 'social.one_up_sent'
  | 'social.high_five_sent'
  | 'community_post.created'
  | 'community_post.updated'
  | 'community_post.status_changed'
  | 'community_post.commented'
  | 'community_post.deleted'
  | 'community_post.voted'
  | 'survey.submitted'
  | (string & {});

/** What a member is on the team. */
export type Role = 'owner' | 'admin' | 'manager' | 'librarian' | 'agent' | 'spectator' | (string & {});

/** A role that can be given to a member. */
export type AssignableRole = 'admin' | 'manager' | 'librarian' | 'agent' | 'spectator' | (string & {});

/** One thing that a role allows. */
export type Permission =
  | 'manage_tickets'
  | 'manage_customers'
  | 'manage_articles'
  | 'manage_community'
  | 'manage_automations'
  | 'manage_webhooks'
  | 'manage_settings'
  | 'manage_members'
  | 'manage_billing'
  | 'import_data'
  | 'export_data'
  | 'view_analytics'
  | 'view_audit_log'
  | 'play_game'
  | (string & {});
