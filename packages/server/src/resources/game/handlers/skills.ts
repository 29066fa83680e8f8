import type { Handlers } from '../../../handlers.ts';

export const gameSkillHandlers: Handlers<'gameSkills'> = {};
