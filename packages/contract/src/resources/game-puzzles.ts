import { resource } from '../endpoint.ts';

export const gamePuzzles = resource({
  name: 'game.puzzles',
  title: 'Game: puzzles',
  description: 'The warm-up of the day.',
  schemas: {},
  endpoints: {},
});
