import { resource } from '../endpoint.ts';

export const mentions = resource({
  name: 'mentions',
  title: 'Mentions',
  description: 'Where a member was mentioned.',
  schemas: {},
  endpoints: {},
});
