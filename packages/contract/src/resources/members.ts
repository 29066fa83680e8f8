import { resource } from '../endpoint.ts';

export const members = resource({
  name: 'members',
  title: 'Members',
  description: 'The people of your team.',
  schemas: {},
  endpoints: {},
});
