import { resource } from '../endpoint.ts';

export const memberPreferences = resource({
  name: 'members.preferences',
  title: 'Member preferences',
  description: 'What one member has chosen for themselves.',
  schemas: {},
  endpoints: {},
});
