import { CStarClient, type CStarClientOptions } from '@cstar.help/js';
import type { CreatedTeam, NewTeam } from '@cstar.help/server';
import { inject } from 'vitest';

export interface TestTeam extends CreatedTeam {
  /** A client of this team with its secret test key. */
  cstar: CStarClient;
  client(options: CStarClientOptions): CStarClient;
}

/** A team that no other test sees, on the real server. */
export async function newTeam(options: NewTeam = {}): Promise<TestTeam> {
  const baseUrl = inject('apiUrl');
  const response = await fetch(`${baseUrl}/__dev/teams`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(options),
  });
  const team: CreatedTeam = (await response.json()).data;
  const client = (more: CStarClientOptions) =>
    new CStarClient({ apiKey: team.keys.secretTest, teamId: team.teamId, baseUrl, maxRetries: 0, ...more });
  return { ...team, cstar: client({}), client };
}
