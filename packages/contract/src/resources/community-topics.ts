import { resource } from '../endpoint.ts';

export const communityTopics = resource({
  name: 'community.topics',
  title: 'Community topics',
  description: 'The areas that community posts are sorted into.',
  schemas: {},
  endpoints: {},
});
