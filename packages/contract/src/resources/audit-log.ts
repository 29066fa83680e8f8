import { resource } from '../endpoint.ts';

export const auditLog = resource({
  name: 'auditLog',
  title: 'Audit log',
  description: 'Who did what, for good.',
  schemas: {},
  endpoints: {},
});
