import { type Gain, social } from './constants.ts';
import { type SkillLevels, skillBonus } from './skills.ts';

/** The free one-ups of a day: social_butterfly adds to them. */
export const freeOneUpsOf = (skills: SkillLevels): number =>
  social.freeOneUpsPerDay + skillBonus(skills, 'social_butterfly');

/** What a player has sent since midnight UTC. */
export interface SentToday {
  free: number;
  /** With gold, to the same recipient. */
  goldToRecipient: number;
}

/**
 * A one-up earns its recipient something. With gold it does so once a day from the same sender:
 * without that limit, one piece of gold sent to and fro would make XP and gold without end.
 */
export const oneUpAwards = (goldAmount: number, sent: SentToday): Gain =>
  goldAmount > 0 && sent.goldToRecipient > 0 ? { xp: 0, gold: 0 } : { ...social.oneUpReward };

/** The free one-ups that are left; never below 0, even when a skill was reset after they were sent. */
export const freeOneUpsLeft = (skills: SkillLevels, freeSentToday: number): number =>
  Math.max(0, freeOneUpsOf(skills) - freeSentToday);
