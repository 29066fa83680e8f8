import { resource } from '../endpoint.ts';

export const activity = resource({
  name: 'activity',
  title: 'Activity',
  description: 'What happened lately.',
  schemas: {},
  endpoints: {},
});
