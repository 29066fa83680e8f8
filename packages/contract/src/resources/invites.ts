import { resource } from '../endpoint.ts';

export const invites = resource({
  name: 'members.invites',
  title: 'Invites',
  description: 'Invitations to join the team.',
  schemas: {},
  endpoints: {},
});
