import { resource } from '../endpoint.ts';

export const gamePlayers = resource({
  name: 'game',
  title: 'Game: players',
  description: 'Levels, experience and rankings of the agents.',
  schemas: {},
  endpoints: {},
});
