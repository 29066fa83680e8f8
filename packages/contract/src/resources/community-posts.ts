import { resource } from '../endpoint.ts';

export const communityPosts = resource({
  name: 'community.posts',
  title: 'Community posts',
  description: 'Questions, feedback and feature requests of your customers.',
  schemas: {},
  endpoints: {},
});
