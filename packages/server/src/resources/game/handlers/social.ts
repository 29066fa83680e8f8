import type { Handlers } from '../../../handlers.ts';
import { highFiveHandlers } from './high-fives.ts';
import { oneUpHandlers } from './one-ups.ts';

export const gameSocialHandlers: Handlers<'gameSocial'> = { ...oneUpHandlers, ...highFiveHandlers };
