// Generated from packages/contract/src/resources/game-activity.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** The player behind an entry of the feed. */
export interface GameActor {
  /** The member (mem_ prefix). */
  id: string;
  /** Display name. */
  name: string;
}

/** Something that happened in the game. */
export interface GameActivity {
  /** Tells the kind of object. */
  object: 'game_activity';
  /** Unique entry identifier (act_ prefix). */
  id: string;
  /** What happened, such as boss_defeated. */
  action: string;
  /** Who did it; null for what nobody did alone. */
  actor: GameActor | null;
  /** The name of an icon for it. */
  icon: string;
  /** Facts about it, by the kind of action. */
  metadata: Record<string, unknown>;
  /** When it happened. ISO 8601. */
  createdAt: string;
}

/** What `game.activity` takes. */
export interface GameActivityParams {
  /** How many, newest first. 1 to 100. Default: 50. */
  limit?: number | undefined;
  /** Only what is older than this entry: the `cursor` of the stretch before. */
  before?: string | undefined;
}

/** What `game.activity.member` takes. */
export interface GameMemberActivityParams {
  /** How many, newest first. 1 to 100. Default: 20. */
  limit?: number | undefined;
}

/** What is earned. */
export interface GameGain {
  /** XP. */
  xp: number;
  /** Gold. */
  gold: number;
}

/** One difficulty of a boss. */
export interface GameBossBalance {
  /** Health at the start. */
  health: number;
  /** Times the XP of a defeat. */
  xpMultiplier: number;
  /** Times the gold of a defeat. */
  goldMultiplier: number;
}

/** The balance of the game. */
export interface GameConfig {
  /** Tells the kind of object. */
  object: 'game_config';
  /** What is earned for what. */
  rewards: {
    /** For closing a ticket, before bonuses, by its priority. */
    ticketRewards: {
      /** For low priority. */
      low: GameGain;
      /** For normal priority. */
      normal: GameGain;
      /** For high priority. */
      high: GameGain;
      /** For urgent priority. */
      urgent: GameGain;
    };
    /** For completing all quests of a day. */
    questCompletionBonus: GameGain;
    /** For a defeated boss, shared out by damage, before the multipliers. */
    bossDefeat: GameGain;
    /** For the hit that ends a battle. */
    finalBlow: GameGain;
    /** For who gets a one-up. */
    oneUp: GameGain;
  };
  /** How levels are counted. */
  leveling: {
    /** XP from one level to the next. */
    xpPerLevel: number;
    /** Levels of a season that give one prestige level. */
    prestigeThreshold: number;
    /** More XP per prestige level, as a share. */
    prestigeBonus: number;
  };
  /** How skills work. */
  skills: {
    /** Levels that bring one skill point. */
    levelsPerPoint: number;
    /** The highest level of a skill. */
    maxLevel: number;
    /** What one level of a skill adds, by its ID: a share, or one-ups a day. */
    bonusPerLevel: Record<string, number>;
  };
  /** The limits of recognition. */
  social: {
    /** Free one-ups per player and day, without skills. */
    freeOneUpsPerDay: number;
    /** The most gold that a one-up can give. */
    maxGoldGift: number;
    /** High fives per team and day. */
    highFivesPerTeamPerDay: number;
    /** Characters of the message of a one-up. */
    maxOneUpMessageLength: number;
    /** Characters of the message of a high five. */
    maxHighFiveMessageLength: number;
  };
  /** How the leaderboard counts. */
  scoring: {
    /** The golden ratio, which the multipliers grow by. */
    phi: number;
    /** How tickets weigh on the leaderboard. */
    priorityMultipliers: {
      /** For low priority. */
      low: number;
      /** For normal priority. */
      normal: number;
      /** For high priority. */
      high: number;
      /** For urgent priority. */
      urgent: number;
    };
  };
  /** Streaks of days with a closed ticket. */
  streaks: {
    /** Days in a row that are celebrated. */
    milestones: number[];
  };
  /** Daily quests. */
  quests: {
    /** Quests of a day. */
    perDay: number;
  };
  /** Boss battles. */
  bosses: {
    /** The damage of a ticket of low priority. */
    baseDamage: number;
    /** The difficulties. */
    difficulties: {
      /** One difficulty of a boss. */
      easy: GameBossBalance;
      /** One difficulty of a boss. */
      medium: GameBossBalance;
      /** One difficulty of a boss. */
      hard: GameBossBalance;
    };
  };
  /** Daily puzzles. */
  puzzles: {
    /** The score without mistakes and time. */
    fullScore: number;
    /** What a mistake costs. */
    lostPerMistake: number;
    /** What each minute begun costs. */
    lostPerStartedMinute: number;
    /** The least that a solved puzzle scores. */
    lowestWin: number;
    /** XP as a percentage of the score. */
    xpPercent: number;
    /** The most mistakes that can be made. */
    maxMistakes: number;
  };
}
