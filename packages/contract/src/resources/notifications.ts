import { resource } from '../endpoint.ts';

export const notifications = resource({
  name: 'notifications',
  title: 'Notifications',
  description: 'What a member should know about.',
  schemas: {},
  endpoints: {},
});
