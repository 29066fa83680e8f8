import { resource } from '../endpoint.ts';

export const customerProactive = resource({
  name: 'proactive',
  title: 'Proactive messages',
  description: 'Signals of visitors, and the nudges that follow from them.',
  schemas: {},
  endpoints: {},
});
