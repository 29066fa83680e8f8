import { resource } from '../endpoint.ts';

export const automations = resource({
  name: 'automations',
  title: 'Automations',
  description: 'Rules that act when an event happens.',
  schemas: {},
  endpoints: {},
});
