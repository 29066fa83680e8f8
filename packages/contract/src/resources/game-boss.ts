import { resource } from '../endpoint.ts';

export const gameBoss = resource({
  name: 'game.boss',
  title: 'Game: boss battles',
  description: 'The boss that the team fights together.',
  schemas: {},
  endpoints: {},
});
