import { resource } from '../endpoint.ts';

export const customerAuth = resource({
  name: 'auth',
  title: 'Customer accounts',
  description: 'Accounts of customers: sign up, log in, stay logged in.',
  schemas: {},
  endpoints: {},
});
