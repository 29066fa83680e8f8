import { resource } from '../endpoint.ts';

export const attachments = resource({
  name: 'attachments',
  title: 'Attachments',
  description: 'Images that belong to messages and posts.',
  schemas: {},
  endpoints: {},
});
