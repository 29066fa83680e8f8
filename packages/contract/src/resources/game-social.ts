import { resource } from '../endpoint.ts';

export const gameSocial = resource({
  name: 'game',
  title: 'Game: recognition',
  description: 'One-ups between teammates and high fives between teams.',
  schemas: {},
  endpoints: {},
});
