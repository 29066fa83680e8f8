import { CStarClient, type CStarClientOptions } from '@cstar.help/js';
import type { CreatedTeam } from '@cstar.help/server';
import type { Site } from './network.ts';
import { type Kind, kinds } from './schedule.ts';

/** An event as it was published. */
export interface Published {
  id: string;
  type: string;
}

/** A team in which things change. */
export interface Publisher {
  /** What its clients need. */
  options: CStarClientOptions;
  /** Makes so many events. */
  change(kind: Kind, size: number): Promise<void>;
  /** What has happened after an event, and the last of them. Without one: nothing, and what is the last by now. */
  since(cursor: string | undefined): Promise<{ events: Published[]; cursor: string }>;
}

/** Fills a new team with 62 things of each kind. */
export async function newPublisher(
  site: Site,
  { teamId, keys }: CreatedTeam,
  baseUrl: string,
): Promise<Publisher> {
  const options = { apiKey: keys.secretTest, teamId, baseUrl, timeout: Infinity };
  const send = async (request: Request): Promise<Response> => {
    if (site.fetch === undefined) throw new Error('The server is away.');
    return site.fetch(request);
  };
  const cstar = new CStarClient({
    ...options,
    fetch: (url, { method, headers, body }) => send(new Request(url, { method, headers, body })),
  });

  const names = Array.from({ length: 62 }, (_, number) => `Zoë ${number} 🦊`);
  const ids: Record<Kind, string[]> = { customers: [], tickets: [], articles: [] };
  const records = {
    customers: names.map((name, number) => ({ name, email: `zoe${number}@example.com` })),
    tickets: names.map((title) => ({ title })),
    articles: names.map((title) => ({ title, content: title })),
  };
  for (const kind of kinds) {
    await cstar.import.create({ resource: kind, records: records[kind] });
    ids[kind] = (await cstar[kind].list({ pageSize: names.length })).data.map(({ id }) => id);
  }
  let version = 0;
  return {
    options,
    async change(resource, size) {
      version += 1;
      const changed = ids[resource].slice(0, size);
      if (size > 0) await cstar.bulk.update({ resource, ids: changed, data: { metadata: { version } } });
    },
    async since(cursor) {
      const url = new URL(`/api/v1/teams/${teamId}/webhooks/events`, options.baseUrl);
      if (cursor !== undefined) url.search = `limit=500&after=${cursor}`;
      const headers = { authorization: `Bearer ${keys.secretTest}` };
      const { data } = await (await send(new Request(url, { headers }))).json();
      return data;
    },
  };
}
