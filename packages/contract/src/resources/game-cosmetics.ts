import { z } from 'zod';
import { all, endpoint, one, resource } from '../endpoint.ts';
import { objectKind } from '../shared/fields.ts';
import { personInput } from '../shared/ids.ts';

const CosmeticType = z.enum(['frame', 'theme', 'season_badge']).describe('What kind of cosmetic it is');

const CosmeticUnlock = z
  .object({
    type: z
      .enum(['none', 'level', 'season_badge', 'prestige', 'streak', 'bosses_defeated', 'achievement'])
      .describe('What counts'),
    target: z
      .int()
      .nullable()
      .describe('How much of it; null for an achievement, and when nothing is needed'),
    achievementId: z.string().nullable().describe('The achievement; null for other conditions'),
    description: z.string().describe('The condition in words'),
  })
  .describe('What it takes to unlock a cosmetic.');

const Cosmetic = z
  .object({
    object: objectKind('cosmetic'),
    id: z.string().describe('Identifier, such as gold_ring'),
    type: CosmeticType,
    name: z.string().describe('Display name'),
    unlock: CosmeticUnlock,
    unlocked: z.boolean().describe('Whether the player may equip it'),
    equipped: z.boolean().describe('Whether the player wears it'),
  })
  .describe('Something that changes how a player looks.');

const CosmeticListParams = z
  .object({
    userId: personInput()
      .optional()
      .describe('The player: a member ID or user ID. Default: the member behind the key'),
    type: CosmeticType.optional().describe('Filter by type'),
  })
  .describe('What `game.cosmetics` takes.');

const CosmeticPreferences = z
  .object({
    object: objectKind('cosmetic_preferences'),
    avatarFrame: z.string().nullable().describe('The frame around the avatar; null when none is equipped'),
    theme: z.string().nullable().describe('The theme of the profile; null when none is equipped'),
    seasonBadge: z.string().nullable().describe('The season badge shown; null when none is equipped'),
    victoryMessage: z.string().nullable().describe('What the team reads when the player lands a final blow'),
  })
  .describe('What a player wears.');

const CosmeticPreferencesParams = z
  .object({
    userId: personInput()
      .optional()
      .describe('The player: a member ID or user ID. Default: the member behind the key'),
  })
  .describe('What `game.cosmetics.preferences` takes.');

const equippable = (what: string) =>
  z
    .string()
    .min(1)
    .max(100)
    .nullable()
    .optional()
    .describe(`${what}, which must be unlocked; null takes it off`);

const CosmeticEquipParams = z
  .object({
    userId: personInput().describe('The player: a member ID or user ID'),
    avatarFrame: equippable('The frame to equip'),
    theme: equippable('The theme to equip'),
    seasonBadge: equippable('The season badge to equip'),
    victoryMessage: z
      .string()
      .trim()
      .max(200)
      .nullable()
      .optional()
      .describe('Up to 200 characters; null or an empty text removes it'),
  })
  .describe('What `game.cosmetics.equip` takes: only what shall change.');

export const gameCosmetics = resource({
  name: 'game',
  title: 'Game: cosmetics',
  description: 'How a player looks: frames, themes and season badges, unlocked by playing.',
  schemas: {
    CosmeticType,
    CosmeticUnlock,
    Cosmetic,
    CosmeticListParams,
    CosmeticPreferences,
    CosmeticPreferencesParams,
    CosmeticEquipParams,
  },
  endpoints: {
    cosmetics: endpoint({
      method: 'GET',
      path: '/game/cosmetics',
      summary: 'List all cosmetics, and which of them a player has unlocked and wears.',
      query: CosmeticListParams,
      returns: all(Cosmetic),
    }),
    'cosmetics.preferences': endpoint({
      method: 'GET',
      path: '/game/cosmetics/preferences',
      summary: 'Get what a player wears.',
      query: CosmeticPreferencesParams,
      returns: one(CosmeticPreferences),
    }),
    'cosmetics.equip': endpoint({
      method: 'PATCH',
      permission: 'play_game',
      path: '/game/cosmetics/preferences',
      summary: 'Equip unlocked cosmetics and set the victory message. A conflict when one is still locked.',
      body: CosmeticEquipParams,
      returns: one(CosmeticPreferences),
    }),
  },
});
