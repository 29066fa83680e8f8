import { CStarClient } from '@cstar.help/js';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { teamId, ticketId } from '../support/client.ts';
import { fakeFetch } from '../support/fake-fetch.ts';
import { json, one } from '../support/replies.ts';

const keyA = `sk_test_${'a'.repeat(32)}`;
const keyB = `sk_test_${'b'.repeat(32)}`;
const otherTeam = '00000000-0000-4000-8000-000000000001';

/** What a client sends that was made from the environment alone, or with some options. */
async function sentBy(options: ConstructorParameters<typeof CStarClient>[0] = {}) {
  const fake = fakeFetch(json(one({})));
  await new CStarClient({ fetch: fake.fetch, ...options }).tickets.get(ticketId);
  const [request] = fake.sent;
  return { key: request?.headers.authorization?.slice('Bearer '.length), url: request?.url };
}

beforeEach(() => {
  for (const name of ['CSTAR_API_KEY', 'CSTAR_SECRET_KEY', 'CSTAR_TEAM_ID', 'CSTAR_BASE_URL']) {
    vi.stubEnv(name, undefined);
  }
  vi.stubEnv('CSTAR_TEAM_ID', teamId);
});

describe('the environment', () => {
  it.each(['CSTAR_API_KEY', 'CSTAR_SECRET_KEY'])('may hold the key as %s', async (name) => {
    vi.stubEnv(name, keyA);

    expect(await sentBy()).toMatchObject({ key: keyA });
  });

  it('is asked for CSTAR_API_KEY first', async () => {
    vi.stubEnv('CSTAR_API_KEY', keyA);
    vi.stubEnv('CSTAR_SECRET_KEY', keyB);

    expect(await sentBy()).toMatchObject({ key: keyA });
  });

  it.each(['', '   ', '\n'])('does not count where a value is blank: %j', async (blank) => {
    vi.stubEnv('CSTAR_API_KEY', blank);
    vi.stubEnv('CSTAR_SECRET_KEY', keyB);
    vi.stubEnv('CSTAR_BASE_URL', blank);

    expect(await sentBy()).toMatchObject({ key: keyB, url: { host: 'www.cstar.help' } });
  });

  it('may have line ends around a value', async () => {
    vi.stubEnv('CSTAR_API_KEY', `${keyA}\n`);

    expect(await sentBy()).toMatchObject({ key: keyA });
  });

  it('gives way to options', async () => {
    vi.stubEnv('CSTAR_API_KEY', keyA);
    vi.stubEnv('CSTAR_BASE_URL', 'http://from.env');
    const { key, url } = await sentBy({ apiKey: keyB, teamId: otherTeam, baseUrl: 'http://from.options' });

    expect(key).toBe(keyB);
    expect(url?.href).toContain(`http://from.options/api/v1/teams/${otherTeam}/`);
  });

  it('may hold the team and the address', async () => {
    vi.stubEnv('CSTAR_API_KEY', keyA);
    vi.stubEnv('CSTAR_BASE_URL', 'http://127.0.0.1:8788/');
    const { url } = await sentBy();

    expect(url?.href).toBe(`http://127.0.0.1:8788/api/v1/teams/${teamId}/tickets/${ticketId}`);
  });

  it('of Deno is read where there is no process', async () => {
    vi.stubGlobal('process', undefined);
    vi.stubGlobal('Deno', { env: { get: (name: string) => ({ CSTAR_API_KEY: keyA })[name] } });

    expect(await sentBy({ teamId })).toMatchObject({ key: keyA });
  });

  it('counts as absent where reading it throws', async () => {
    const refuse = () => {
      throw new Error('Requires env access');
    };
    vi.stubGlobal('process', { env: new Proxy({}, { get: refuse }) });

    expect(await sentBy({ apiKey: keyA, teamId })).toMatchObject({ key: keyA });
    expect(() => new CStarClient()).toThrow(/apiKey is missing/);
  });

  it.each([
    ['no process', undefined],
    ['a process without env', {}],
  ])('counts as absent where there is %s', (_, process) => {
    vi.stubGlobal('process', process);

    expect(() => new CStarClient()).toThrow(/apiKey is missing/);
  });
});
