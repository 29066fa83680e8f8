import { z } from 'zod';
import { all, endpoint, framed, one, resource } from '../endpoint.ts';
import { datetime, objectKind } from '../shared/fields.ts';
import { id, idInput, personInput } from '../shared/ids.ts';
import { integerQuery } from '../shared/query.ts';

const maxGold = 100;
const person = () => personInput();
const shownName = (whose: string) =>
  z
    .string()
    .max(200)
    .optional()
    .describe(`${whose}. Accepted for older callers and not used: names are read from the server`);

const OneUpPlayer = z
  .object({
    id: id('member').describe('The member (mem_ prefix)'),
    name: z.string().describe('Display name'),
  })
  .describe('Who sent or got a one-up.');

const OneUp = z
  .object({
    object: objectKind('one_up'),
    id: id('oneUp').describe('Unique one-up identifier (1up_ prefix)'),
    sender: OneUpPlayer.describe('Who sent it'),
    recipient: OneUpPlayer.describe('Who got it'),
    message: z.string().nullable().describe('The words that came with it'),
    goldAmount: z.int().describe('Gold given by the sender'),
    wasFree: z.boolean().describe("Whether it was one of the sender's free one-ups of the day"),
    createdAt: datetime().describe('When it was sent'),
  })
  .describe('Recognition from one teammate to another.');

const SentOneUp = OneUp.extend({
  freeRemaining: z.int().describe('Free one-ups that the sender has left today'),
  recipientXpAwarded: z.int().describe('XP that the recipient earned'),
  recipientGoldAwarded: z.int().describe('Gold that the recipient earned, beside the gift'),
}).describe('A one-up that was just sent.');

const OneUpListParams = z
  .object({
    limit: integerQuery(z.int().min(1).max(50)).default(20).describe('How many, newest first'),
    userId: person().optional().describe('Sent or received by this member ID or user ID'),
  })
  .describe('What `game.oneUps.list` takes.');

const OneUpSendParams = z
  .object({
    senderId: person().describe('Who sends it: a member ID or user ID'),
    senderName: shownName('The name of the sender'),
    recipientId: person().describe('Who gets it: the ID of another member of your team'),
    recipientName: shownName('The name of the recipient'),
    message: z.string().trim().max(140).optional().describe('A few words, up to 140 characters'),
    goldAmount: z
      .int()
      .min(0)
      .max(maxGold)
      .default(0)
      .describe("Gold to give, from the sender's balance. A one-up with gold is no free one"),
  })
  .describe('What `game.oneUps.send` takes.');

const OneUpRemainingParams = z
  .object({
    userId: person()
      .optional()
      .describe('The player: a member ID or user ID. Default: the member behind the key'),
  })
  .describe('What `game.oneUps.remaining` takes.');

const OneUpRemaining = z
  .object({
    object: objectKind('one_up_remaining'),
    freeOneUpsRemaining: z.int().describe('Free one-ups left until midnight UTC'),
    maxFreeOneUps: z.int().describe('Free one-ups of a day, with those that social_butterfly adds'),
    sentToday: z.int().describe('One-ups sent since midnight UTC, with and without gold'),
  })
  .describe('How many one-ups a player has left today.');

const HighFiveTeam = z
  .object({
    id: z.uuid().describe('The team (UUID)'),
    name: z.string().describe('Its name'),
  })
  .describe('A team that gave or got a high five.');

const HighFive = z
  .object({
    object: objectKind('high_five'),
    id: id('highFive').describe('Unique high five identifier (hf_ prefix)'),
    senderTeam: HighFiveTeam.describe('The team that sent it'),
    recipientTeam: HighFiveTeam.describe('The team that got it'),
    message: z.string().nullable().describe('The words that came with it'),
    createdAt: datetime().describe('When it was sent'),
  })
  .describe('Recognition from one team to another.');

const HighFiveListParams = z
  .object({
    limit: integerQuery(z.int().min(1).max(50)).default(20).describe('How many, newest first'),
  })
  .describe('What `game.highFives.list` takes.');

const HighFiveSendParams = z
  .object({
    recipientTeamId: idInput('team').describe('The other team: a UUID, with or without the prefix team_'),
    recipientTeamName: shownName('The name of that team'),
    senderUserId: person()
      .optional()
      .describe('Who sends it: a member ID or user ID. Default: the member behind the key'),
    senderUserName: shownName('The name of the sender'),
    senderTeamName: shownName('The name of your team'),
    message: z.string().trim().max(80).optional().describe('A few words, up to 80 characters'),
  })
  .describe('What `game.highFives.send` takes.');

const HighFiveAllowance = z
  .object({
    object: objectKind('high_five_allowance'),
    canSend: z.boolean().describe('Whether a high five to this team would be accepted now'),
    highFivesRemaining: z.int().describe('High fives that your team has left until midnight UTC'),
  })
  .describe('Whether your team can send a high five.');

export const gameSocial = resource({
  name: 'game',
  title: 'Game: recognition',
  description: 'One-ups between teammates and high fives between teams.',
  schemas: {
    OneUpPlayer,
    OneUp,
    SentOneUp,
    OneUpListParams,
    OneUpSendParams,
    OneUpRemainingParams,
    OneUpRemaining,
    HighFiveTeam,
    HighFive,
    HighFiveListParams,
    HighFiveSendParams,
    HighFiveAllowance,
  },
  endpoints: {
    'oneUps.list': endpoint({
      method: 'GET',
      path: '/game/one-ups',
      summary: 'List the latest one-ups of your team, newest first.',
      query: OneUpListParams,
      returns: framed(all(OneUp)),
    }),
    'oneUps.send': endpoint({
      method: 'POST',
      permission: 'play_game',
      path: '/game/one-ups',
      summary:
        'Send a one-up to a teammate: 3 a day are free, social_butterfly adds more, and with gold there is no limit.',
      body: OneUpSendParams,
      returns: one(SentOneUp),
      status: 201,
    }),
    'oneUps.remaining': endpoint({
      method: 'GET',
      path: '/game/one-ups/remaining',
      summary: 'Get how many free one-ups a player has left today.',
      query: OneUpRemainingParams,
      returns: one(OneUpRemaining),
    }),
    'highFives.list': endpoint({
      method: 'GET',
      path: '/game/high-fives',
      summary: 'List the latest high fives that your team sent or got, newest first.',
      query: HighFiveListParams,
      returns: framed(all(HighFive)),
    }),
    'highFives.send': endpoint({
      method: 'POST',
      permission: 'play_game',
      path: '/game/high-fives',
      summary: 'Send a high five to another team. Each team has one a day (UTC).',
      body: HighFiveSendParams,
      returns: one(HighFive),
      status: 201,
    }),
    'highFives.canSend': endpoint({
      method: 'GET',
      path: '/game/high-fives/can-send/{recipientTeamId}',
      summary: 'Tell whether your team can send a high five to another team today.',
      returns: one(HighFiveAllowance),
    }),
  },
});
