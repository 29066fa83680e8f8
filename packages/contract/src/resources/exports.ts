import { resource } from '../endpoint.ts';

export const exports = resource({
  name: 'export',
  title: 'Export',
  description: 'Your data as JSON or CSV.',
  schemas: {},
  endpoints: {},
});
