import { resource } from '../endpoint.ts';

export const views = resource({
  name: 'views',
  title: 'Saved views',
  description: 'Filters that are kept under a name.',
  schemas: {},
  endpoints: {},
});
