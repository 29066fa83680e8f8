import { resource } from '../endpoint.ts';

export const settings = resource({
  name: 'settings',
  title: 'Settings',
  description: 'How your team is set up.',
  schemas: {},
  endpoints: {},
});
