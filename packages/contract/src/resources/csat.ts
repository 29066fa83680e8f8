import { resource } from '../endpoint.ts';

export const csat = resource({
  name: 'csat',
  title: 'CSAT',
  description: 'What customers say about the support they got.',
  schemas: {},
  endpoints: {},
});
