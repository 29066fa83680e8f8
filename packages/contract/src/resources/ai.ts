import { resource } from '../endpoint.ts';

export const ai = resource({
  name: 'ai',
  title: 'AI actions',
  description: 'Suggestions and summaries from a language model.',
  schemas: {},
  endpoints: {},
});
