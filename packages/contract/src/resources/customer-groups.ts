import { resource } from '../endpoint.ts';

export const customerGroups = resource({
  name: 'customerGroups',
  title: 'Customer groups',
  description: 'Groups of customers, such as the people of one company.',
  schemas: {},
  endpoints: {},
});
