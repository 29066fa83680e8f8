import { resource } from '../endpoint.ts';

export const preferences = resource({
  name: 'preferences',
  title: 'Preferences',
  description: 'Choices for the whole team.',
  schemas: {},
  endpoints: {},
});
