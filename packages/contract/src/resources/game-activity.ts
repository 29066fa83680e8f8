import { resource } from '../endpoint.ts';

export const gameActivity = resource({
  name: 'game',
  title: 'Game: activity',
  description: 'The feed of the game, and its constants.',
  schemas: {},
  endpoints: {},
});
