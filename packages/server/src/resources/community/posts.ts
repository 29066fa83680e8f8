import type { Handlers } from '../../handlers.ts';

export const communityPostHandlers: Handlers<'communityPosts'> = {};
