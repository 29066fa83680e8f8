// Generated from packages/contract/src/events/index.ts. Do not edit:
// change the contract, then run `npm run generate`.

import type { ArticleStatus } from './articles.ts';
import type { CommunityComment, CommunityPost } from './community-posts.ts';
import type { CustomerSentiment, CustomerStatus, CustomerSummary } from './customers.ts';
import type { BossDifficulty } from './game-boss.ts';
import type { MessageSender } from './messages.ts';
import type { Metadata } from './shared.ts';
import type { TicketPriority, TicketStatus } from './tickets.ts';

/** What every event carries. */
export interface EventEnvelope {
  /**
   * Unique event identifier (evt_ prefix). A repeated delivery carries it again: your idempotency
   * key.
   */
  id: string;
  /** When it happened. ISO 8601. */
  created_at: string;
  /** The team in which it happened (UUID). */
  team_id: string;
  /** Present when the event is made up, to try things out. */
  test?: true;
}

/** `ticket.created`: a new ticket is created. */
export interface TicketCreatedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'ticket.created';
  /** What it happened to. */
  data: {
    /** The ticket, as it now stands. */
    ticket: EventTicket;
    /** The customer of the ticket; null when none is linked. */
    customer: EventCustomerSummary | null;
  };
}

/** `ticket.updated`: a field of a ticket changes. */
export interface TicketUpdatedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'ticket.updated';
  /** What it happened to. */
  data: {
    /** The ticket, as it now stands. */
    ticket: EventTicket;
    /** The customer of the ticket; null when none is linked. */
    customer: EventCustomerSummary | null;
    /** Each field that changed, with its value before and now. */
    changes: EventChanges<EventTicket>;
  };
}

/** `ticket.closed`: a ticket is resolved or closed. */
export interface TicketClosedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'ticket.closed';
  /** What it happened to. */
  data: {
    /** The ticket, as it now stands. */
    ticket: EventTicket;
    /** The customer of the ticket; null when none is linked. */
    customer: EventCustomerSummary | null;
  };
}

/** `ticket.message_added`: a new message is added to a ticket. */
export interface TicketMessageAddedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'ticket.message_added';
  /** What it happened to. */
  data: {
    /** The ticket, as it now stands. */
    ticket: EventTicket;
    /** The customer of the ticket; null when none is linked. */
    customer: EventCustomerSummary | null;
    /** The new message. */
    message: EventMessage;
  };
}

/** `ticket.deleted`: a ticket is deleted. */
export interface TicketDeletedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'ticket.deleted';
  /** What it happened to. */
  data: {
    /** The ticket, as it was last. */
    ticket: EventTicket;
    /** The customer of the ticket; null when none is linked. */
    customer: EventCustomerSummary | null;
  };
}

/** `ticket.assigned`: a ticket is assigned to an agent. */
export interface TicketAssignedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'ticket.assigned';
  /** What it happened to. */
  data: {
    /** The ticket, as it now stands. */
    ticket: EventTicket;
    /** The customer of the ticket; null when none is linked. */
    customer: EventCustomerSummary | null;
    /** The agent who now has the ticket; null when nobody has it, and for publishable keys. */
    assignee: EventMember | null;
  };
}

/** `customer.created`: a new customer is created. */
export interface CustomerCreatedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'customer.created';
  /** What it happened to. */
  data: {
    /** The customer, as they now stand. */
    customer: EventCustomer;
  };
}

/** `customer.updated`: customer details are modified. */
export interface CustomerUpdatedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'customer.updated';
  /** What it happened to. */
  data: {
    /** The customer, as they now stand. */
    customer: EventCustomer;
    /** Each field that changed, with its value before and now. */
    changes: EventChanges<EventCustomer>;
  };
}

/** `customer.deleted`: a customer is deleted. */
export interface CustomerDeletedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'customer.deleted';
  /** What it happened to. */
  data: {
    /** The customer, as they were last. */
    customer: EventCustomer;
  };
}

/** `customer_group.created`: a customer group is created. */
export interface CustomerGroupCreatedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'customer_group.created';
  /** What it happened to. */
  data: {
    /** The group, as it now stands. */
    group: EventCustomerGroup;
  };
}

/** `customer_group.updated`: a customer group is modified. */
export interface CustomerGroupUpdatedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'customer_group.updated';
  /** What it happened to. */
  data: {
    /** The group, as it now stands. */
    group: EventCustomerGroup;
    /** Each field that changed, with its value before and now. */
    changes: EventChanges<EventCustomerGroup>;
  };
}

/** `customer_group.deleted`: a customer group is deleted. */
export interface CustomerGroupDeletedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'customer_group.deleted';
  /** What it happened to. */
  data: {
    /** The group, as it was last. */
    group: EventCustomerGroup;
  };
}

/** `article.created`: a new article is created. */
export interface ArticleCreatedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'article.created';
  /** What it happened to. */
  data: {
    /** The article, as it now stands. */
    article: EventArticle;
  };
}

/** `article.published`: an article is published. */
export interface ArticlePublishedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'article.published';
  /** What it happened to. */
  data: {
    /** The article, as it now stands. */
    article: EventArticle;
  };
}

/** `article.updated`: the content or metadata of an article is modified. */
export interface ArticleUpdatedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'article.updated';
  /** What it happened to. */
  data: {
    /** The article, as it now stands. */
    article: EventArticle;
    /** Each field that changed, with its value before and now. */
    changes: EventChanges<EventArticle>;
  };
}

/** `article.deleted`: an article is deleted. */
export interface ArticleDeletedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'article.deleted';
  /** What it happened to. */
  data: {
    /** The article, as it was last. */
    article: EventArticle;
  };
}

/** `team.preferences_updated`: team-wide preferences change. */
export interface TeamPreferencesUpdatedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'team.preferences_updated';
  /** What it happened to. */
  data: {
    /** Each field that changed, with its value before and now. */
    changes: {
      /** Whether the team fights bosses; without them, players still earn XP and achievements. */
      boss_battles_enabled?: {
        /** The value before. */
        from: boolean;
        /** The value now. */
        to: boolean;
      };
    };
  };
}

/** `agent.preferences_updated`: an agent's own preferences change. */
export interface AgentPreferencesUpdatedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'agent.preferences_updated';
  /** What it happened to. */
  data: {
    /** Whose preferences they are. */
    member: EventMember;
    /** Each field that changed, with its value before and now. */
    changes: {
      /** Whether everything of the game is hidden from this member; XP keeps counting. */
      boring_mode?: {
        /** The value before. */
        from: boolean;
        /** The value now. */
        to: boolean;
      };
    };
  };
}

/** `boss.spawned`: a boss appears for the team. */
export interface BossSpawnedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'boss.spawned';
  /** What it happened to. */
  data: {
    /** The boss, as it now stands. */
    boss: EventBoss;
  };
}

/** `boss.damaged`: a boss takes damage. */
export interface BossDamagedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'boss.damaged';
  /** What it happened to. */
  data: {
    /** The boss, as it now stands. */
    boss: EventBoss;
    /** Who hit it. */
    member: EventMember;
    /** Damage done by the hit. */
    damage: number;
    /** Whether a shield blocked the hit. */
    shield_blocked: boolean;
    /** The closed ticket behind the hit; null when there was none. */
    ticket_id: string | null;
  };
}

/** `boss.defeated`: the team defeats a boss. */
export interface BossDefeatedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'boss.defeated';
  /** What it happened to. */
  data: {
    /** The boss, as it now stands. */
    boss: EventBoss;
    /** Who hit it. */
    member: EventMember;
    /** Damage done by the hit. */
    damage: number;
  };
}

/** `player.level_up`: a player reaches a new level. */
export interface PlayerLevelUpEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'player.level_up';
  /** What it happened to. */
  data: {
    /** The player. */
    member: EventMember;
    /** The level that was reached. */
    level: number;
    /** The level before. */
    previous_level: number;
  };
}

/** `player.achievement_unlocked`: a player unlocks an achievement. */
export interface PlayerAchievementUnlockedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'player.achievement_unlocked';
  /** What it happened to. */
  data: {
    /** The player. */
    member: EventMember;
    /** What was unlocked. */
    achievement: EventAchievement;
    /** XP that it brought. */
    xp: number;
    /** Gold that it brought. */
    gold: number;
  };
}

/** `player.xp_gained`: a player earns XP. */
export interface PlayerXpGainedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'player.xp_gained';
  /** What it happened to. */
  data: {
    /** The player. */
    member: EventMember;
    /** XP gained. */
    xp: number;
    /** Gold gained with it. */
    gold: number;
    /** XP of the player in this season, with what was gained. */
    total_xp: number;
    /** What brought it, such as `ticket`, `boss` or `puzzle`. */
    source: string;
  };
}

/** `player.quest_completed`: a player completes a daily quest. */
export interface PlayerQuestCompletedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'player.quest_completed';
  /** What it happened to. */
  data: {
    /** The player. */
    member: EventMember;
    /** What was done. */
    quest: EventQuest;
    /** XP that it brought. */
    xp: number;
    /** Gold that it brought. */
    gold: number;
  };
}

/** `player.streak_milestone`: a player hits a streak milestone (3, 5, 10 or 25 days). */
export interface PlayerStreakMilestoneEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'player.streak_milestone';
  /** What it happened to. */
  data: {
    /** The player. */
    member: EventMember;
    /** Days in a row with a closed ticket: 3, 5, 10 or 25. */
    days: number;
  };
}

/** `social.one_up_sent`: a teammate sends a one-up. */
export interface SocialOneUpSentEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'social.one_up_sent';
  /** What it happened to. */
  data: {
    /** Who sent it. */
    sender: EventMember;
    /** Who got it. */
    recipient: EventMember;
    /** The words that came with it. */
    message: string | null;
    /** Gold given by the sender. */
    gold_amount: number;
    /** Whether it was one of the sender's free one-ups of the day. */
    was_free: boolean;
  };
}

/** `social.high_five_sent`: a team sends a high five to another team. */
export interface SocialHighFiveSentEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'social.high_five_sent';
  /** What it happened to. */
  data: {
    /** Who sent it. */
    sender: EventMember;
    /** The team that sent it. */
    sender_team: EventTeam;
    /** The team that got it. */
    recipient_team: EventTeam;
    /** The words that came with it. */
    message: string | null;
  };
}

/** `community_post.created`: a community post is created. */
export interface CommunityPostCreatedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'community_post.created';
  /** What it happened to. */
  data: {
    /** The post, as it now stands. */
    post: CommunityPost;
  };
}

/** `community_post.updated`: a community post is updated. */
export interface CommunityPostUpdatedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'community_post.updated';
  /** What it happened to. */
  data: {
    /** The post, as it now stands. */
    post: CommunityPost;
    /** Each field that changed, with its value before and now. */
    changes: EventChanges<CommunityPost>;
  };
}

/** `community_post.status_changed`: the status of a community post changes. */
export interface CommunityPostStatusChangedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'community_post.status_changed';
  /** What it happened to. */
  data: {
    /** The post, as it now stands. */
    post: CommunityPost;
    /** Each field that changed, with its value before and now. */
    changes: EventChanges<CommunityPost>;
  };
}

/** `community_post.commented`: a comment is added to a community post. */
export interface CommunityPostCommentedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'community_post.commented';
  /** What it happened to. */
  data: {
    /** The post, as it now stands. */
    post: CommunityPost;
    /** The new comment. */
    comment: CommunityComment;
  };
}

/** `community_post.deleted`: a community post is deleted. */
export interface CommunityPostDeletedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'community_post.deleted';
  /** What it happened to. */
  data: {
    /** The post, as it was last. */
    post: CommunityPost;
  };
}

/** `community_post.voted`: a community post receives a vote. */
export interface CommunityPostVotedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'community_post.voted';
  /** What it happened to. */
  data: {
    /** The post, as it now stands. */
    post: CommunityPost;
    /** The customer who voted (cus_ prefix); null for publishable keys. */
    customer_id: string | null;
  };
}

/** `survey.submitted`: a customer submits a CSAT survey. */
export interface SurveySubmittedEvent extends EventEnvelope {
  /** Tells the kind of event. */
  type: 'survey.submitted';
  /** What it happened to. */
  data: {
    /** The answer. */
    survey: EventSurvey;
    /** The ticket that the answer is about. */
    ticket: EventTicket;
    /** The customer of the ticket; null when none is linked. */
    customer: EventCustomerSummary | null;
  };
}

/** A ticket, as events tell of it: the fields of the API in snake_case. */
export interface EventTicket {
  /** Tells the kind of object. */
  object: 'ticket';
  /** Unique ticket identifier (tkt_ prefix). */
  id: string;
  /** Ticket subject line. */
  title: string;
  /** Current status. */
  status: TicketStatus;
  /** Priority level. */
  priority: TicketPriority;
  /** Associated customer ID (cus_ prefix). */
  customer_id: string | null;
  /** Name of the customer, also where no customer record is linked. */
  customer_name: string | null;
  /** Assigned agent ID (mem_ prefix). */
  assigned_to: string | null;
  /** Tags, in the order they were set. */
  tags: string[];
  /** Internal notes (not visible to customers); null for publishable keys. */
  notes: string | null;
  /** Number of messages on this ticket. */
  message_count: number;
  /** ID of the ticket in another system, for imports; null for publishable keys. */
  external_id: string | null;
  /** Values of your custom fields, by their key; empty for publishable keys. */
  custom_fields: Record<string, unknown>;
  /** Your own key-value data; empty for publishable keys. */
  metadata: Metadata;
  /** When the first response is due. ISO 8601. */
  response_deadline: string | null;
  /** When the resolution is due. ISO 8601. */
  resolution_deadline: string | null;
  /** How the first response stands against its deadline. */
  response_tier: string | null;
  /** How the resolution stands against its deadline. */
  resolution_tier: string | null;
  /** Whether the clocks of the deadlines are stopped. */
  sla_paused: boolean;
  /** When an agent first answered. ISO 8601. */
  first_response_at: string | null;
  /** When the ticket was resolved. ISO 8601. */
  resolved_at: string | null;
  /** When the ticket was closed. ISO 8601. */
  closed_at: string | null;
  /** When the ticket was created. ISO 8601. */
  created_at: string;
  /** Last modification timestamp. ISO 8601. */
  updated_at: string;
  /** The page of the ticket in the dashboard. */
  dashboard_url: string;
}

/** The customer of a ticket, in short. */
export interface EventCustomerSummary {
  /** Unique customer identifier (cus_ prefix). */
  id: string;
  /** Full name. */
  name: string;
  /** Email address. */
  email: string;
}

/** A message of a ticket, as events tell of it: the fields of the API in snake_case. */
export interface EventMessage {
  /** Tells the kind of object. */
  object: 'message';
  /** Unique message identifier (msg_ prefix). */
  id: string;
  /** Parent ticket ID (tkt_ prefix). */
  ticket_id: string;
  /** Message body text. */
  content: string;
  /** Who sent a message. */
  sender: MessageSender;
  /** Display name of the sender. */
  sender_name: string | null;
  /** Whether this is an internal note (not visible to customers). */
  is_internal: boolean;
  /** When the message was sent. ISO 8601. */
  created_at: string;
}

/** A customer, as events tell of them: the fields of the API in snake_case. */
export interface EventCustomer extends CustomerSummary {
  /** Account status. */
  status: CustomerStatus;
  /** How a customer feels, computed from interactions or set by hand. */
  sentiment: CustomerSentiment;
  /** Tags, in the order they were set. */
  tags: string[];
  /** Internal notes about this customer; null for publishable keys. */
  notes: string | null;
  /** Total number of tickets. */
  ticket_count: number;
  /** ID of the customer in another system, for imports; null for publishable keys. */
  external_id: string | null;
  /** Values of your custom fields, by their key; empty for publishable keys. */
  custom_fields: Record<string, unknown>;
  /** Your own key-value data; empty for publishable keys. */
  metadata: Metadata;
  /** When the customer was created. ISO 8601. */
  created_at: string;
  /** Last modification timestamp. ISO 8601. */
  updated_at: string;
}

/** A customer group, as events tell of it: the fields of the API in snake_case. */
export interface EventCustomerGroup {
  /** Tells the kind of object. */
  object: 'customer_group';
  /** Unique group identifier (UUID). */
  id: string;
  /** Group name. */
  name: string;
  /** URL-friendly slug, unique within your team. */
  slug: string;
  /** What the group is. */
  description: string | null;
  /**
   * ID of the group in another system, for imports; unique within your team; null for publishable
   * keys.
   */
  external_id: string | null;
  /** Your own key-value data; empty for publishable keys. */
  custom_fields: Metadata;
  /** Number of customers in this group. */
  customer_count: number;
  /** When the group was created. ISO 8601. */
  created_at: string;
  /** Last modification timestamp. ISO 8601. */
  updated_at: string;
}

/** An article, as events tell of it: the fields of the API in snake_case. */
export interface EventArticle {
  /** Tells the kind of object. */
  object: 'article';
  /** Unique article identifier (art_ prefix). */
  id: string;
  /** Article title. */
  title: string;
  /** URL-safe slug, made from the title. */
  slug: string;
  /** Article body (Markdown). */
  content: string;
  /** The first words of the article, without markup. */
  excerpt: string;
  /** Category name. */
  category: string | null;
  /** Category ID (UUID). */
  category_id: string | null;
  /** Publication status. */
  status: ArticleStatus;
  /** Whether visible in public knowledge base. */
  is_public: boolean;
  /** Tags, in the order they were set. */
  tags: string[];
  /** Internal notes (not visible to customers); null for publishable keys. */
  notes: string | null;
  /** Description for search engines. */
  meta_description: string | null;
  /** Minutes it takes to read, at least 1. */
  read_time: number;
  /** Number of times viewed. */
  view_count: number;
  /** Number of times used in replies. */
  use_count: number;
  /**
   * Your own key-value data: at most 50 keys of up to 100 characters; strings up to 1000
   * characters.
   */
  metadata: Metadata;
  /** When the article was first published. ISO 8601. */
  published_at: string | null;
  /** When the article was created. ISO 8601. */
  created_at: string;
  /** Last modification timestamp. ISO 8601. */
  updated_at: string;
}

/**
 * A customer's answer about one ticket, as events tell of it: the fields of the API in snake_case.
 */
export interface EventSurvey {
  /** Tells the kind of object. */
  object: 'survey';
  /** Unique survey identifier (srv_ prefix). */
  id: string;
  /** The ticket that the answer is about. */
  ticket_id: string;
  /** The customer who answered. */
  customer_id: string | null;
  /** The agent who had the ticket when the answer came. */
  member_id: string | null;
  /** From 1, the worst, to 5. */
  rating: number;
  /** What the customer added. */
  comment: string | null;
  /** When the answer came. ISO 8601. */
  created_at: string;
}

/** A person of your team, in short. */
export interface EventMember {
  /** The member (mem_ prefix). */
  id: string;
  /** Display name. */
  name: string;
}

/** A team, in short. */
export interface EventTeam {
  /** The team (UUID). */
  id: string;
  /** Its name. */
  name: string;
}

/** A boss, as it stands after what happened. */
export interface EventBoss {
  /** Unique boss identifier (boss_ prefix). */
  id: string;
  /** Its name. */
  name: string;
  /** Counts the bosses of the team, from 1. */
  level: number;
  /** How tough it is. */
  difficulty: BossDifficulty;
  /** Health that is left. */
  health: number;
  /** Health at the beginning. */
  max_health: number;
}

/** A daily quest. */
export interface EventQuest {
  /** The quest, such as close_5_tickets. */
  id: string;
  /** Its name. */
  name: string;
}

/** An achievement. */
export interface EventAchievement {
  /** The achievement, such as first_blood. */
  id: string;
  /** Its name. */
  name: string;
}

/** Every event, by its name: `EventMap["ticket.created"]` is a `TicketCreatedEvent`. */
export interface EventMap {
  'ticket.created': TicketCreatedEvent;
  'ticket.updated': TicketUpdatedEvent;
  'ticket.closed': TicketClosedEvent;
  'ticket.message_added': TicketMessageAddedEvent;
  'ticket.deleted': TicketDeletedEvent;
  'ticket.assigned': TicketAssignedEvent;
  'customer.created': CustomerCreatedEvent;
  'customer.updated': CustomerUpdatedEvent;
  'customer.deleted': CustomerDeletedEvent;
  'customer_group.created': CustomerGroupCreatedEvent;
  'customer_group.updated': CustomerGroupUpdatedEvent;
  'customer_group.deleted': CustomerGroupDeletedEvent;
  'article.created': ArticleCreatedEvent;
  'article.published': ArticlePublishedEvent;
  'article.updated': ArticleUpdatedEvent;
  'article.deleted': ArticleDeletedEvent;
  'team.preferences_updated': TeamPreferencesUpdatedEvent;
  'agent.preferences_updated': AgentPreferencesUpdatedEvent;
  'boss.spawned': BossSpawnedEvent;
  'boss.damaged': BossDamagedEvent;
  'boss.defeated': BossDefeatedEvent;
  'player.level_up': PlayerLevelUpEvent;
  'player.achievement_unlocked': PlayerAchievementUnlockedEvent;
  'player.xp_gained': PlayerXpGainedEvent;
  'player.quest_completed': PlayerQuestCompletedEvent;
  'player.streak_milestone': PlayerStreakMilestoneEvent;
  'social.one_up_sent': SocialOneUpSentEvent;
  'social.high_five_sent': SocialHighFiveSentEvent;
  'community_post.created': CommunityPostCreatedEvent;
  'community_post.updated': CommunityPostUpdatedEvent;
  'community_post.status_changed': CommunityPostStatusChangedEvent;
  'community_post.commented': CommunityPostCommentedEvent;
  'community_post.deleted': CommunityPostDeletedEvent;
  'community_post.voted': CommunityPostVotedEvent;
  'survey.submitted': SurveySubmittedEvent;
}

/** The name of an event: `resource.action`. */
export type EventType = keyof EventMap;

/** Any event. Its `type` tells what `data` holds: checking the one narrows the other. */
export type CStarEvent = EventMap[EventType];

/** The fields of an object that changed, each with its value before and now. Others are absent. */
export type EventChanges<Fields> = {
  [Name in Exclude<keyof Fields, 'object' | 'id' | 'created_at' | 'updated_at' | 'dashboard_url'>]?: {
    from: Fields[Name];
    to: Fields[Name];
  };
};
