import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contract, type Endpoint, fullPath } from '@cstar.help/contract';
import { describe, expect, it } from 'vitest';
import { root } from '../lib/paths.mjs';
import { findMethods, missingThrows, refusalsOf } from './throws.mjs';

const folder = 'packages/js/src/resources';
const methods = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => findMethods(join(folder, file), readFileSync(join(root, folder, file), 'utf8')));

const endpoints = new Map(
  Object.values(contract).flatMap((resource) =>
    Object.values<Endpoint>(resource.endpoints).map((entry) => [`${entry.method} ${fullPath(entry)}`, entry]),
  ),
);

const team = '/api/v1/teams/{teamId}';
/** Permissions that a handler asks for, since they depend on more than the endpoint. */
const askedInside: Record<string, string[]> = {
  // Whose ticket it belongs to.
  [`POST ${team}/attachments`]: ['manage_tickets'],
  [`DELETE ${team}/attachments/{attachmentId}`]: ['manage_tickets'],
  // Whether it is the caller's own.
  [`PATCH ${team}/views/{viewId}`]: ['manage_settings'],
  [`DELETE ${team}/views/{viewId}`]: ['manage_settings'],
  [`GET ${team}/members/{memberId}/preferences`]: ['manage_members'],
  [`PATCH ${team}/members/{memberId}/preferences`]: ['manage_members'],
  // Whether it is the caller who plays.
  [`POST ${team}/game/boss/damage`]: ['manage_members'],
  [`POST ${team}/game/skills/allocate`]: ['manage_members'],
  [`POST ${team}/game/skills/reset`]: ['manage_members'],
  [`POST ${team}/game/one-ups`]: ['manage_members'],
  [`POST ${team}/game/puzzles/complete`]: ['manage_members'],
  [`PATCH ${team}/game/cosmetics/preferences`]: ['manage_members'],
};

describe('what the doc comments of the client say that a method throws', () => {
  it.each(methods)('is all that the contract knows: $file:$line $name', ({ endpoint, thrown }) => {
    const entry = endpoints.get(endpoint);
    if (entry === undefined) throw new Error(`The contract has no ${endpoint}.`);
    expect(missingThrows(thrown, refusalsOf(entry, askedInside[endpoint]))).toEqual([]);
  });

  it('is said of every endpoint of a team', () => {
    const said = new Set(methods.map(({ endpoint }) => endpoint));
    const unsaid = [...endpoints.keys()].filter((endpoint) => endpoint.includes(team) && !said.has(endpoint));
    expect(unsaid).toEqual([]);
  });

  it('names only permissions that are asked for on endpoints of the contract', () => {
    expect(Object.keys(askedInside).filter((endpoint) => !endpoints.has(endpoint))).toEqual([]);
  });
});

describe('a doc comment', () => {
  const source = (tags: string) => `class A {
  /**
   * Reads.
   *
${tags}   * @endpoint PATCH /x/{id}
   */
  update(id: string) {}
}`;
  const check = (tags: string) =>
    findMethods('a.ts', source(tags)).map(({ name, thrown }) => [
      name,
      missingThrows(thrown, [
        { type: 'CStarPermissionError', mentions: ['manage_tickets'] },
        { type: 'CStarNotFoundError', mentions: [] },
      ]),
    ]);

  it('that names nothing lacks everything', () => {
    expect(check('')).toEqual([
      ['update', ['@throws CStarPermissionError: manage_tickets', '@throws CStarNotFoundError']],
    ]);
  });

  it('that names another permission lacks this one', () => {
    const tags =
      '   * @throws CStarPermissionError without `manage_articles`\n   * @throws CStarNotFoundError when\n';
    expect(check(tags)).toEqual([['update', ['@throws CStarPermissionError: manage_tickets']]]);
  });

  it('may break its lines', () => {
    const tags =
      '   * @throws CStarPermissionError without\n   *   `manage_tickets`\n   * @throws CStarNotFoundError when\n';
    expect(check(tags)).toEqual([['update', []]]);
  });
});
