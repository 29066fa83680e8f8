import { resource } from '../endpoint.ts';

export const webhooks = resource({
  name: 'webhooks',
  title: 'Webhooks',
  description: 'Subscriptions that send events to a URL of yours.',
  schemas: {},
  endpoints: {},
});
