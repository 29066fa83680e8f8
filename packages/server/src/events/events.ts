import type { EventType } from '@cstar.help/contract';
import type {
  articles,
  attachments,
  communityComments,
  communityPosts,
  customerGroups,
  customers,
  gameBosses,
  messages,
  surveys,
  tickets,
} from '../db/schema/index.ts';

type Ticket = Omit<typeof tickets.$inferSelect, 'search' | 'responseTier' | 'resolutionTier'>;
type Message = Omit<typeof messages.$inferSelect, 'search'>;
type Customer = Omit<typeof customers.$inferSelect, 'search'>;
type Article = Omit<typeof articles.$inferSelect, 'search'>;
type CustomerGroup = typeof customerGroups.$inferSelect;
type Survey = typeof surveys.$inferSelect;

/** A post as it stands, with its counts. */
type CommunityPost = Omit<typeof communityPosts.$inferSelect, 'search'> & {
  voteCount: number;
  commentCount: number;
};

/** An image of a post, as far as events tell of it. */
type PostImage = Pick<
  typeof attachments.$inferSelect,
  'id' | 'filename' | 'contentType' | 'sizeBytes' | 'storagePath'
>;

export interface PostChange {
  post: CommunityPost;
  before: CommunityPost;
  /** Null when they are the same as now. */
  imagesBefore: readonly PostImage[] | null;
}

interface Named {
  id: string;
  name: string;
}

interface TeamPreferences {
  bossBattlesEnabled: boolean;
}

/** What one member has chosen for themselves. */
interface OwnPreferences {
  boringMode: boolean;
}

/** A member of the team as a player, with the ID that the API shows. */
type Fighter = Named;

type Difficulty = (typeof gameBosses.$inferSelect)['difficulty'];

/** A boss as it stands, with the ID that the API shows. */
interface FoughtBoss extends Named {
  level: number;
  difficulty: Difficulty;
  health: number;
  maxHealth: number;
}

/** What one event tells those who react to it. Rows, not wire formats: a reaction decides on facts. */
interface Payloads {
  'ticket.created': { ticket: Ticket };
  'ticket.updated': { ticket: Ticket; before: Ticket };
  'ticket.closed': { ticket: Ticket; before: Ticket };
  'ticket.assigned': { ticket: Ticket; before: Ticket | null };
  'ticket.message_added': { ticket: Ticket; message: Message };
  'ticket.deleted': { ticket: Ticket };
  'customer.created': { customer: Customer };
  'customer.updated': { customer: Customer; before: Customer };
  'customer.deleted': { customer: Customer; ticketCount: number };
  'customer_group.created': { group: CustomerGroup };
  'customer_group.updated': {
    group: CustomerGroup;
    before: CustomerGroup;
    /** Default: as many as now. */
    customerCountBefore?: number;
  };
  'customer_group.deleted': { group: CustomerGroup; customerCount: number };
  'survey.submitted': { survey: Survey; ticket: Ticket };
  'article.created': { article: Article };
  'article.published': { article: Article };
  'article.updated': { article: Article; before: Article };
  'article.deleted': { article: Article };
  'community_post.created': { post: CommunityPost };
  'community_post.updated': PostChange;
  'community_post.status_changed': PostChange;
  'community_post.commented': { post: CommunityPost; comment: typeof communityComments.$inferSelect };
  'community_post.voted': { post: CommunityPost; customerId: string };
  'community_post.deleted': { post: CommunityPost; images: readonly PostImage[] };
  'team.preferences_updated': { preferences: TeamPreferences; before: TeamPreferences };
  'agent.preferences_updated': { member: Named; preferences: OwnPreferences; before: OwnPreferences };
  'boss.spawned': { boss: FoughtBoss };
  'boss.damaged': {
    boss: FoughtBoss;
    member: Fighter;
    damage: number;
    shieldBlocked: boolean;
    /** As the API shows it; null when no ticket was behind the hit. */
    ticketId: string | null;
  };
  'boss.defeated': { boss: FoughtBoss; member: Fighter; damage: number };
  'player.xp_gained': { member: Fighter; source: string; xp: number; gold: number; totalXp: number };
  'player.level_up': { member: Fighter; level: number; previousLevel: number };
  'player.streak_milestone': { member: Fighter; days: number };
  'player.quest_completed': { member: Fighter; quest: Named; xp: number; gold: number };
  'player.achievement_unlocked': { member: Fighter; achievement: Named; xp: number; gold: number };
  'social.one_up_sent': {
    senderId: string;
    senderName: string;
    recipientId: string;
    recipientName: string;
    message: string | null;
    goldAmount: number;
    wasFree: boolean;
  };
  'social.high_five_sent': {
    senderId: string;
    senderName: string;
    senderTeamId: string;
    senderTeamName: string;
    recipientTeamId: string;
    recipientTeamName: string;
    message: string | null;
  };
}

export type PayloadOf<Type extends EventType> = Payloads[Type];

/** Something that happened, told in the transaction in which it happened. */
export interface DomainEvent<Type extends EventType = EventType> {
  type: Type;
  /** What it happened to: `ticket`, and the ID that the API shows (`tkt_…`). */
  resourceType: string;
  resourceId: string;
  payload: PayloadOf<Type>;
  /** What the audit log keeps: field names and short values, never texts that customers wrote. */
  details?: Record<string, unknown>;
}

/** Builds an event whose payload is checked against its type. */
export const event = <Type extends EventType>(happened: DomainEvent<Type>): DomainEvent<Type> => happened;

/** Whether an event is of this type, so that its payload is known. */
export const isEvent = <Type extends EventType>(
  happened: DomainEvent,
  type: Type,
): happened is DomainEvent<Type> & { payload: PayloadOf<Type> } => happened.type === type;
