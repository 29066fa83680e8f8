import type { Handlers } from '../../handlers.ts';

export const communityTopicHandlers: Handlers<'communityTopics'> = {};
