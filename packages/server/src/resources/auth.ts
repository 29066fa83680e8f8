import type { Handlers } from '../handlers.ts';

export const auth: Handlers<'auth'> = {
  async whoami({ context: { principal } }) {
    const { teamId, teamName, teamSlug, keyType, environment } = principal;
    return { teamId, teamName, teamSlug, keyType, environment };
  },
};
