import { resource } from '../endpoint.ts';

export const search = resource({
  name: 'search',
  title: 'Search',
  description: 'One search over tickets, customers and articles.',
  schemas: {},
  endpoints: {},
});
