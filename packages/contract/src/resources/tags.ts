import { resource } from '../endpoint.ts';

export const tags = resource({
  name: 'tags',
  title: 'Tags',
  description: 'The tags of your tickets.',
  schemas: {},
  endpoints: {},
});
