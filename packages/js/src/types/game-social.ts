// Generated from packages/contract/src/resources/game-social.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** Who sent or got a one-up. */
export interface OneUpPlayer {
  /** The member (mem_ prefix). */
  id: string;
  /** Display name. */
  name: string;
}

/** Recognition from one teammate to another. */
export interface OneUp {
  /** Tells the kind of object. */
  object: 'one_up';
  /** Unique one-up identifier (1up_ prefix). */
  id: string;
  /** Who sent it. */
  sender: OneUpPlayer;
  /** Who got it. */
  recipient: OneUpPlayer;
  /** The words that came with it. */
  message: string | null;
  /** Gold given by the sender. */
  goldAmount: number;
  /** Whether it was one of the sender's free one-ups of the day. */
  wasFree: boolean;
  /** When it was sent. ISO 8601. */
  createdAt: string;
}

/** A one-up that was just sent. */
export interface SentOneUp extends OneUp {
  /** Free one-ups that the sender has left today. */
  freeRemaining: number;
  /** XP that the recipient earned. */
  recipientXpAwarded: number;
  /** Gold that the recipient earned, beside the gift. */
  recipientGoldAwarded: number;
}

/** What `game.oneUps.list` takes. */
export interface OneUpListParams {
  /** How many, newest first. 1 to 50. Default: 20. */
  limit?: number | undefined;
  /** Sent or received by this member ID or user ID. */
  userId?: string | undefined;
}

/** What `game.oneUps.send` takes. */
export interface OneUpSendParams {
  /** Who sends it: a member ID or user ID. */
  senderId: string;
  /**
   * The name of the sender. Accepted for older callers and not used: names are read from the
   * server. At most 200 characters.
   */
  senderName?: string | undefined;
  /** Who gets it: the ID of another member of your team. */
  recipientId: string;
  /**
   * The name of the recipient. Accepted for older callers and not used: names are read from the
   * server. At most 200 characters.
   */
  recipientName?: string | undefined;
  /** A few words, up to 140 characters. At most 140 characters. */
  message?: string | undefined;
  /**
   * Gold to give, from the sender's balance. A one-up with gold is no free one. 0 to 100. Default:
   * 0.
   */
  goldAmount?: number | undefined;
}

/** What `game.oneUps.remaining` takes. */
export interface OneUpRemainingParams {
  /** The player: a member ID or user ID. Default: the member behind the key. */
  userId?: string | undefined;
}

/** How many one-ups a player has left today. */
export interface OneUpRemaining {
  /** Tells the kind of object. */
  object: 'one_up_remaining';
  /** Free one-ups left until midnight UTC. */
  freeOneUpsRemaining: number;
  /** Free one-ups of a day, with those that social_butterfly adds. */
  maxFreeOneUps: number;
  /** One-ups sent since midnight UTC, with and without gold. */
  sentToday: number;
}

/** A team that gave or got a high five. */
export interface HighFiveTeam {
  /** The team (UUID). */
  id: string;
  /** Its name. */
  name: string;
}

/** Recognition from one team to another. */
export interface HighFive {
  /** Tells the kind of object. */
  object: 'high_five';
  /** Unique high five identifier (hf_ prefix). */
  id: string;
  /** The team that sent it. */
  senderTeam: HighFiveTeam;
  /** The team that got it. */
  recipientTeam: HighFiveTeam;
  /** The words that came with it. */
  message: string | null;
  /** When it was sent. ISO 8601. */
  createdAt: string;
}

/** What `game.highFives.list` takes. */
export interface HighFiveListParams {
  /** How many, newest first. 1 to 50. Default: 20. */
  limit?: number | undefined;
}

/** What `game.highFives.send` takes. */
export interface HighFiveSendParams {
  /** The other team: a UUID, with or without the prefix team_. */
  recipientTeamId: string;
  /**
   * The name of that team. Accepted for older callers and not used: names are read from the server.
   * At most 200 characters.
   */
  recipientTeamName?: string | undefined;
  /** Who sends it: a member ID or user ID. Default: the member behind the key. */
  senderUserId?: string | undefined;
  /**
   * The name of the sender. Accepted for older callers and not used: names are read from the
   * server. At most 200 characters.
   */
  senderUserName?: string | undefined;
  /**
   * The name of your team. Accepted for older callers and not used: names are read from the server.
   * At most 200 characters.
   */
  senderTeamName?: string | undefined;
  /** A few words, up to 80 characters. At most 80 characters. */
  message?: string | undefined;
}

/** Whether your team can send a high five. */
export interface HighFiveAllowance {
  /** Tells the kind of object. */
  object: 'high_five_allowance';
  /** Whether a high five to this team would be accepted now. */
  canSend: boolean;
  /** High fives that your team has left until midnight UTC. */
  highFivesRemaining: number;
}
