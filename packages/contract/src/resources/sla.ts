import { resource } from '../endpoint.ts';

export const sla = resource({
  name: 'sla',
  title: 'SLA rules',
  description: 'How fast tickets must be answered and resolved.',
  schemas: {},
  endpoints: {},
});
