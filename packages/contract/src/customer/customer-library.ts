import { resource } from '../endpoint.ts';

export const customerLibrary = resource({
  name: 'library',
  title: 'Public library',
  description: 'The published articles, for everybody.',
  schemas: {},
  endpoints: {},
});
