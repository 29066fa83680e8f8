/** The limits of recognition, as the config shows them. */
export const social = {
  freeOneUpsPerDay: 3,
  maxGoldGift: 100,
  highFivesPerTeamPerDay: 1,
} as const;

/** What a one-up is worth to the one who gets it. */
export const oneUpReward = { xp: 10, gold: 5 } as const;
