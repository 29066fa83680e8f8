import type { Handlers } from '../../handlers.ts';
import { changeFlags, featureFlags, presentFlags } from './flags.ts';

export const preferenceHandlers: Handlers<'preferences'> = {
  get: async ({ context }) => presentFlags(await featureFlags(context)),
  update: async ({ body, context }) => presentFlags(await changeFlags(context, body)),
};
