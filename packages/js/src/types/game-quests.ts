// Generated from packages/contract/src/resources/game-quests.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** How much a quest asks for. */
export type QuestDifficulty = 'easy' | 'medium' | 'hard' | (string & {});

/** A quest of the day. */
export interface Quest {
  /** The quest, such as close_5_tickets. */
  questId: string;
  /** Its name. */
  name: string;
  /** What to do for it. */
  description: string;
  /** How much a quest asks for. */
  difficulty: QuestDifficulty;
  /** What has been done today, up to the target. */
  progress: number;
  /** What it takes. */
  target: number;
  /** Whether it is done. */
  completed: boolean;
  /** XP that it brings. */
  xpReward: number;
  /** Gold that it brings. */
  goldReward: number;
}

/** What completing all quests of a day has brought on top. */
export interface QuestBonus {
  /** XP gained. */
  xp: number;
  /** Gold gained. */
  gold: number;
}

/** What there is to do today. */
export interface QuestList {
  /** Tells the kind of object. */
  object: 'quest_list';
  /** The day (UTC). */
  date: string;
  /** The quests of the day, the same for everybody. */
  quests: Quest[];
  /** How many are done. */
  completedToday: number;
  /** How many there are. */
  totalQuests: number;
  /** Whether all are done. */
  allComplete: boolean;
  /** What all of them have brought on top; null until then. */
  completionBonus: QuestBonus | null;
  /** When there are new ones: midnight UTC. ISO 8601. */
  resetsAt: string;
}

/** A quest that was done. */
export interface CompletedQuest {
  /** The quest, such as close_5_tickets. */
  questId: string;
  /** Its name. */
  name: string;
  /** XP that it brings. */
  xpReward: number;
  /** Gold that it brings. */
  goldReward: number;
  /** When it was done. ISO 8601. */
  completedAt: string;
}

/** The quests that were done on one day. */
export interface QuestDay {
  /** The day (UTC). */
  date: string;
  /** What was done on it, in this order. */
  quests: CompletedQuest[];
  /** How many quests were done. */
  completedCount: number;
}

/** The quests that a player has done. */
export interface QuestHistory {
  /** Tells the kind of object. */
  object: 'quest_history';
  /** The days with a completed quest, newest first. */
  history: QuestDay[];
}

/** What `game.quests.today` takes. */
export interface QuestTodayParams {
  /** The player: a member ID (mem_) or user ID (usr_). Default: the member behind the key. */
  userId?: string | undefined;
}

/** What `game.quests.history` takes. */
export interface QuestHistoryParams extends QuestTodayParams {
  /** Max days. 1 to 90. Default: 30. */
  limit?: number | undefined;
}
