import { resource } from '../endpoint.ts';

export const billing = resource({
  name: 'billing',
  title: 'Billing',
  description: 'Your subscription.',
  schemas: {},
  endpoints: {},
});
