import { resource } from '../endpoint.ts';

export const gameCosmetics = resource({
  name: 'game',
  title: 'Game: cosmetics',
  description: 'Frames, themes and badges.',
  schemas: {},
  endpoints: {},
});
