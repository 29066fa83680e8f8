import { resource } from '../endpoint.ts';

export const customerCommunity = resource({
  name: 'community',
  title: 'Public community',
  description: 'The community as customers see it and write in it.',
  schemas: {},
  endpoints: {},
});
