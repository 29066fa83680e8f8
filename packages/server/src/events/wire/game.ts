import type { PresentAll } from './present.ts';
import { snakeCased } from './snake-cased.ts';

// The game tells of members, bosses and rewards as the API shows them already.

export const bossEvents: PresentAll<'boss'> = {
  'boss.spawned': (_, { boss }) => ({ boss: snakeCased(boss) }),
  'boss.damaged': (_, { boss, ...hit }) => ({ ...snakeCased(hit), boss: snakeCased(boss) }),
  'boss.defeated': (_, { boss, ...hit }) => ({ ...snakeCased(hit), boss: snakeCased(boss) }),
};

export const playerEvents: PresentAll<'player'> = {
  'player.level_up': (_, payload) => snakeCased(payload),
  'player.achievement_unlocked': (_, payload) => snakeCased(payload),
  'player.xp_gained': (_, payload) => snakeCased(payload),
  'player.quest_completed': (_, payload) => snakeCased(payload),
  'player.streak_milestone': (_, payload) => snakeCased(payload),
};

export const socialEvents: PresentAll<'social'> = {
  'social.one_up_sent': (_, { senderId, senderName, recipientId, recipientName, ...gift }) => ({
    sender: { id: senderId, name: senderName },
    recipient: { id: recipientId, name: recipientName },
    ...snakeCased(gift),
  }),
  'social.high_five_sent': (_, told) => ({
    sender: { id: told.senderId, name: told.senderName },
    sender_team: { id: told.senderTeamId, name: told.senderTeamName },
    recipient_team: { id: told.recipientTeamId, name: told.recipientTeamName },
    message: told.message,
  }),
};
