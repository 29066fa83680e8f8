import { describe, expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import { all, contract, endpoint, fullPath, one, operationName, page } from '../src/index.ts';

const Thing = z.object({ id: z.string() });

describe('endpoint', () => {
  it('lets any key read and only secret keys write, unless told otherwise', () => {
    const access = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE') =>
      endpoint({ method, path: '/things', summary: '', returns: one(Thing) }).access;

    expect(access('GET')).toBe('any');
    for (const method of ['POST', 'PATCH', 'DELETE'] as const) expect(access(method)).toBe('secret');
    expect(
      endpoint({ method: 'GET', path: '/export', summary: '', access: 'secret', returns: one(Thing) }).access,
    ).toBe('secret');
  });

  it('reads its parameters from the path', () => {
    const { params } = endpoint({
      method: 'GET',
      path: '/tickets/{ticketId}',
      summary: '',
      returns: one(Thing),
    });

    expect(Object.keys(params.shape)).toEqual(['ticketId']);
    expectTypeOf<z.output<typeof params>>().toEqualTypeOf<{ ticketId: string }>();
  });

  it('takes only the parameter names that are known', () => {
    // @ts-expect-error no parameter is called ticketID
    endpoint({ method: 'GET', path: '/tickets/{ticketID}', summary: '', returns: one(Thing) });
    endpoint({
      method: 'GET',
      // @ts-expect-error one known name does not excuse an unknown one
      path: '/tickets/{ticketId}/things/{thingId}',
      summary: '',
      returns: one(Thing),
    });
  });

  it('keeps the types of its query, body and response', () => {
    const made = endpoint({
      method: 'POST',
      path: '/things',
      summary: '',
      query: z.object({ dryRun: z.boolean() }),
      body: z.object({ name: z.string() }),
      returns: page(Thing),
    });

    expectTypeOf<z.output<typeof made.query>>().toEqualTypeOf<{ dryRun: boolean }>();
    expectTypeOf<z.output<NonNullable<typeof made.body>>>().toEqualTypeOf<{ name: string }>();
    expectTypeOf(made.returns.kind).toEqualTypeOf<'page'>();
    expect(all(Thing)).toEqual({ kind: 'all', schema: Thing, framed: false });
  });

  it('lives below the team unless it is global', () => {
    expect(fullPath(contract.tickets.endpoints.list)).toBe('/api/v1/teams/{teamId}/tickets');
    expect(fullPath(contract.auth.endpoints.whoami)).toBe('/api/v1/auth/whoami');
  });

  it('is named as the client calls it', () => {
    expect(operationName(contract.messages, 'list')).toBe('tickets.messages.list');
    expect(operationName(contract.auth, 'whoami')).toBe('whoami');
  });
});
