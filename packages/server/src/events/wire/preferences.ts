import { changesBetween } from './changes.ts';
import type { PresentAll } from './present.ts';
import { snakeCased } from './snake-cased.ts';

export const teamEvents: PresentAll<'team'> = {
  'team.preferences_updated': (_, { preferences, before }) => ({
    changes: changesBetween(snakeCased(before), snakeCased(preferences)),
  }),
};

export const agentEvents: PresentAll<'agent'> = {
  'agent.preferences_updated': (_, { member, preferences, before }) => ({
    member,
    changes: changesBetween(snakeCased(before), snakeCased(preferences)),
  }),
};
