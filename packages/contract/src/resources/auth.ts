import { z } from 'zod';
import { endpoint, one, resource } from '../endpoint.ts';

const KeyType = z.enum(['secret', 'publishable']).describe('What a key may do: everything, or read');
const Environment = z.enum(['live', 'test']).describe('The partition of data that a key sees');

const WhoAmI = z
  .object({
    teamId: z.uuid().describe('The team that the key belongs to'),
    teamName: z.string().describe('Its display name'),
    teamSlug: z.string().describe('Its URL-safe name'),
    keyType: KeyType,
    environment: Environment,
  })
  .describe('What the key of a call stands for.');

export const auth = resource({
  name: '',
  title: 'Authentication',
  description: 'What a key stands for.',
  schemas: { KeyType, Environment, WhoAmI },
  endpoints: {
    whoami: endpoint({
      method: 'GET',
      path: '/auth/whoami',
      scope: 'global',
      summary: 'Tell which team, key type and environment the key of this call stands for.',
      returns: one(WhoAmI),
    }),
  },
});
