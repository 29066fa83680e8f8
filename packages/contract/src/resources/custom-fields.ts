import { resource } from '../endpoint.ts';

export const customFields = resource({
  name: 'customFields',
  title: 'Custom fields',
  description: 'Fields of your own on tickets, customers and community posts.',
  schemas: {},
  endpoints: {},
});
