import { resource } from '../endpoint.ts';

export const gameAchievements = resource({
  name: 'game',
  title: 'Game: achievements',
  description: 'What players have achieved.',
  schemas: {},
  endpoints: {},
});
