import { describe, expect, it } from 'vitest';
import { findPostgres } from '../lib/find-postgres.mjs';

async function find(environment: Record<string, string>, up: (url: string) => boolean) {
  const lines: string[] = [];
  const url = await findPostgres({
    environment,
    answers: async (candidate: string) => up(candidate),
    print: (line: string) => lines.push(line),
  });
  return { url, lines };
}

describe('findPostgres', () => {
  it('takes DATABASE_URL and prints it without its password', async () => {
    const { url, lines } = await find({ DATABASE_URL: 'postgres://me:hush@db/cstar' }, () => true);
    expect(url).toBe('postgres://me:hush@db/cstar');
    expect(lines).toEqual([
      'Server tests run twice: on embedded Postgres and on postgres://me:***@db/cstar.',
    ]);
  });

  it('tries the roles root and postgres on port 5432 when nothing is set', async () => {
    const { url } = await find({}, (candidate) => candidate.includes('//postgres@'));
    expect(url).toBe('postgres://postgres@127.0.0.1:5432/postgres');
  });

  it('says in one line that the tests run on one database only', async () => {
    const { url, lines } = await find({}, () => false);
    expect(url).toBeUndefined();
    expect(lines).toEqual([
      'No Postgres at DATABASE_URL or on port 5432: server tests run on embedded Postgres only.',
    ]);
  });

  it('never falls back to another database when DATABASE_URL is set and silent', async () => {
    const { url, lines } = await find({ DATABASE_URL: 'postgres://db/cstar' }, (candidate) =>
      candidate.includes('127.0.0.1'),
    );
    expect(url).toBeUndefined();
    expect(lines[0]).toContain('no Postgres answers there');
  });
});
