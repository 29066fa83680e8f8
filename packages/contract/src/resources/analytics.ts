import { resource } from '../endpoint.ts';

export const analytics = resource({
  name: 'analytics',
  title: 'Analytics',
  description: 'How your team is doing.',
  schemas: {},
  endpoints: {},
});
