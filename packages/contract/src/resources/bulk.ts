import { resource } from '../endpoint.ts';

export const bulk = resource({
  name: 'bulk',
  title: 'Bulk operations',
  description: 'The same change for many objects at once.',
  schemas: {},
  endpoints: {},
});
