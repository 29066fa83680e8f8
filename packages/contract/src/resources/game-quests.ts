import { resource } from '../endpoint.ts';

export const gameQuests = resource({
  name: 'game.quests',
  title: 'Game: quests',
  description: 'What there is to do today.',
  schemas: {},
  endpoints: {},
});
