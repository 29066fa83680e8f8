import { resource } from '../endpoint.ts';

export const gameSkills = resource({
  name: 'game',
  title: 'Game: skills',
  description: 'The skill tree of a player.',
  schemas: {},
  endpoints: {},
});
