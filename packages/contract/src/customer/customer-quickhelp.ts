import { resource } from '../endpoint.ts';

export const customerQuickhelp = resource({
  name: 'quickhelp',
  title: 'Quick help',
  description: 'Articles and answers that fit a page or a question.',
  schemas: {},
  endpoints: {},
});
