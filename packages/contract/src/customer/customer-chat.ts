import { resource } from '../endpoint.ts';

export const customerChat = resource({
  name: 'chat',
  title: 'Customer chat',
  description: 'Conversations of customers and visitors with the team.',
  schemas: {},
  endpoints: {},
});
