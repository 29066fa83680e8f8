import { readFileSync } from 'node:fs';
import type { CStarClient, CStarClientOptions, Fetch } from '@cstar.help/js';
import { expect, test } from 'vitest';
import { rejection } from '../support/client.ts';
import { newTeam } from './team.ts';

/** Hundreds of objects take their time on a busy machine. */
const patience = 180_000;

const readme = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8');
/** The code under "Large work". */
const block = /## Large work[\s\S]*?```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';

/** Runs the block as a program of its own would, with what it logs kept. */
async function runBlock(cstar: CStarClient): Promise<string[]> {
  const logged: string[] = [];
  const note = (...said: unknown[]) => logged.push(said.join(' '));
  const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor;
  await new AsyncFunction('cstar', 'console', block)(cstar, { log: note, warn: note });
  return logged;
}

/** A client whose program ends at one of its writes to `path`: before it is sent, or before its answer comes. */
function crashing(
  client: (options: CStarClientOptions) => CStarClient,
  path: string,
  at: number,
  when: 'before' | 'after',
) {
  let writes = 0;
  const crash: Fetch = async (url, init) => {
    const counts = init.method === 'POST' && url.endsWith(path);
    if (counts) writes += 1;
    if (counts && writes === at && when === 'before') throw new Error('crash');
    const response = await fetch(url, init);
    if (counts && writes === at) throw new Error('crash');
    return response;
  };
  return client({ fetch: crash });
}

const titles = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ title: `T${n}`, status: 'resolved' }));

test.each(['before', 'after'] as const)(
  'the documented large work is done after a crash %s the server had a request, when it is run again',
  async (when) => {
    const { cstar, client } = await newTeam();
    await cstar.import.create({ resource: 'tickets', records: titles(120) });

    const crashed = await rejection(runBlock(crashing(client, '/bulk', 2, when)));
    expect(crashed).toMatchObject({
      name: 'CStarConnectionError',
      progress: { done: 100, total: 120, result: { succeeded: 100 } },
    });
    await runBlock(cstar);

    expect((await cstar.tickets.list({ status: 'resolved', pageSize: 1 })).pagination.total).toBe(0);
    expect((await cstar.tickets.list({ status: 'closed', pageSize: 1 })).pagination.total).toBe(120);
    expect((await cstar.customers.list()).data.map(({ email }) => email)).toEqual(['ada@example.com']);

    // And once more, for what is resolved by then.
    await cstar.tickets
      .create({ title: 'Late' })
      .then(({ id }) => cstar.tickets.update(id, { status: 'resolved' }));
    await runBlock(cstar);
    expect((await cstar.tickets.list({ status: 'closed', pageSize: 1 })).pagination.total).toBe(121);
  },
  patience,
);

test(
  'an import under the same key repeats nothing that was answered, and takes what has changed',
  async () => {
    const { cstar, client } = await newTeam();
    const records = Array.from({ length: 503 }, (_, n) => ({ name: `C${n}`, email: `c${n}@example.com` }));
    const once = { idempotencyKey: 'import-once' };
    const cut = crashing(client, '/import', 2, 'after');
    await rejection(cut.import.create({ resource: 'customers', records }, once));

    // A request done twice would skip what is there already.
    expect(await cstar.import.create({ resource: 'customers', records }, once)).toMatchObject({
      created: 503,
    });

    const changed = [...records.slice(0, 500), { name: 'New', email: 'new@example.com' }];
    expect(await cstar.import.create({ resource: 'customers', records: changed }, once)).toMatchObject({
      total: 501,
      created: 501,
    });
    expect((await cstar.import.logs()).data.map(({ totalRecords }) => totalRecords)).toEqual([1, 3, 500]);
  },
  patience,
);

test('a request whose answer is lost is tried again and done once, without a key of the caller', async () => {
  const { cstar, client } = await newTeam();
  let lost = false;
  const losing: Fetch = async (url, init) => {
    const response = await fetch(url, init);
    if (init.method !== 'POST' || lost) return response;
    lost = true;
    throw new Error('the line went dead');
  };
  const patient = client({ fetch: losing, maxRetries: 2 });

  await patient.import.create({ resource: 'tickets', records: [{ title: 'Only once' }] });
  expect((await cstar.tickets.list()).data).toHaveLength(1);
});

test('changes of one key never meet', async () => {
  const { cstar } = await newTeam();
  const once = { idempotencyKey: 'tidy' };
  const { id } = await cstar.tickets.create({ title: 'x' });
  await cstar.bulk.update({ resource: 'tickets', ids: [id], data: { status: 'closed' } }, once);

  expect(await cstar.bulk.delete({ resource: 'tickets', ids: [id] }, once)).toMatchObject({ succeeded: 1 });
});
