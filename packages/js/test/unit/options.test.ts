import { inspect } from 'node:util';
import { CStarClient, CStarValidationError } from '@cstar.help/js';
import { describe, expect, it } from 'vitest';
import { clientWith, root, secretKey, ticketId } from '../support/client.ts';

describe('the baseUrl', () => {
  it.each([
    ['http://localhost:8788', 'http://localhost:8788'],
    ['http://localhost:8788/', 'http://localhost:8788'],
    ['http://localhost:8788///', 'http://localhost:8788'],
    ['https://api.example.com/api/v1', 'https://api.example.com'],
    ['https://api.example.com/api/v1/', 'https://api.example.com'],
    ['https://proxy.example.com/cstar', 'https://proxy.example.com/cstar'],
    ['HTTPS://API.EXAMPLE.COM', 'https://api.example.com'],
  ])('%s is where calls go', async (baseUrl, origin) => {
    const { cstar, sent } = clientWith({ baseUrl });
    await cstar.tickets.get(ticketId);

    expect(sent[0]?.url.href).toBe(`${origin}${root}/tickets/${ticketId}`);
  });

  it.each(['', 'localhost:8788', 'ftp://x', '//x', 'http://', 'http://a b', 'http://x?y', 'http://u:p@x'])(
    '%j is refused',
    (baseUrl) => {
      expect(() => clientWith({ baseUrl })).toThrow(CStarValidationError);
      expect(() => clientWith({ baseUrl })).toThrow(
        'baseUrl must be an address like https://www.cstar.help.',
      );
    },
  );
});

describe('the teamId', () => {
  it.each([
    '7134fc12-0302-4e58-9466-a770035d5da9',
    '7134FC12-0302-4E58-9466-A770035D5DA9',
    '7134fc1203024e589466a770035d5da9',
  ])('%s is one', (teamId) => {
    expect(() => clientWith({ teamId })).not.toThrow();
  });

  it.each(['', 'my-team', '7134fc12', '../../admin', `${'7134fc12-0302-4e58-9466-a770035d5da9'}/x`])(
    '%j is refused with the shape of one and where to get it',
    (teamId) => {
      expect(() => clientWith({ teamId })).toThrow(
        'teamId must be a UUID like 12345678-1234-1234-1234-123456789012; copy it from Settings → General.',
      );
    },
  );

  it('with the shape of a key is refused and not echoed', () => {
    expect(() => clientWith({ teamId: secretKey })).toThrow(
      expect.objectContaining({ param: 'teamId', message: expect.not.stringContaining(secretKey) }),
    );
  });
});

it('a client without any option but the key has the documented defaults', () => {
  const cstar = new CStarClient({ apiKey: secretKey });

  expect(cstar.lastMeta).toEqual({ attempts: 0, idempotentReplayed: false });
  expect(cstar.rateLimit).toBeUndefined();
});

it.each(['the client', 'an accessor'])('%s shows no key when it is logged or stored', (what) => {
  const cstar = new CStarClient({ apiKey: secretKey });
  const shown = what === 'the client' ? cstar : cstar.tickets;

  expect(JSON.stringify(shown)).not.toContain(secretKey);
  expect(inspect(shown, { depth: 9, showHidden: true })).not.toContain(secretKey);
});
