import { resource } from '../endpoint.ts';

export const imports = resource({
  name: 'import',
  title: 'Import',
  description: 'Records from elsewhere.',
  schemas: {},
  endpoints: {},
});
