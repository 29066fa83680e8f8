import { resource } from '../endpoint.ts';

export const gameSeasons = resource({
  name: 'game.seasons',
  title: 'Game: seasons',
  description: 'The quarters of the game.',
  schemas: {},
  endpoints: {},
});
