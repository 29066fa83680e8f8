import { inspect } from 'node:util';
import type { Logger, LogLevel } from '@cstar.help/js';
import fc from 'fast-check';
import { describe, expect, it, test, vi } from 'vitest';
import { clientWith, ticketId } from '../support/client.ts';
import { networkFailure } from '../support/fake-fetch.ts';
import { failed, json, many, one } from '../support/replies.ts';

type Line = [level: string, message: string, details: object | undefined];

function recorder(): { logger: Logger; lines: Line[] } {
  const lines: Line[] = [];
  const at = (level: string) => (message: string, details?: object) => lines.push([level, message, details]);
  return { lines, logger: { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') } };
}

/** What is logged at a level for a call that succeeds at its second attempt. */
async function logged(logLevel: LogLevel | undefined): Promise<Line[]> {
  const { logger, lines } = recorder();
  const { cstar } = clientWith({ logger, logLevel }, failed(503, 'x', { 'retry-after': '0' }), json(one({})));
  vi.spyOn(Math, 'random').mockReturnValue(0);
  await cstar.tickets.get(ticketId);
  return lines;
}

describe('the log', () => {
  it('is off by default', async () => {
    expect(await logged(undefined)).toEqual([]);
  });

  it('leaves the console alone by default, also when a call fails', async () => {
    const spies = (['error', 'warn', 'info', 'debug', 'log'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(() => undefined),
    );
    const { cstar } = clientWith({ maxRetries: 0 }, networkFailure());
    await Promise.resolve(cstar.tickets.get(ticketId)).catch(() => undefined);

    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
  });

  it.each<[LogLevel, string[]]>([
    ['off', []],
    ['error', []],
    ['warn', ['warn']],
    ['info', ['info', 'warn', 'info']],
    ['debug', ['debug', 'info', 'warn', 'debug', 'info']],
  ])('at level %s has the lines %j', async (level, expected) => {
    expect((await logged(level)).map(([name]) => name)).toEqual(expected);
  });

  it('ties the lines of one call together', async () => {
    const ids = (await logged('debug')).map(([, message]) => /^\[cstar (\d*)\]/.exec(message)?.[1]);

    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toBeDefined();
  });

  it('names method, address and status', async () => {
    const messages = (await logged('info')).map(([, message]) => message);

    expect(messages[0]).toMatch(new RegExp(`GET https://www\\.cstar\\.help/.*/${ticketId} 503$`));
  });

  it('goes to the console when no other place is given', async () => {
    const info = vi.spyOn(console, 'info').mockImplementation(() => undefined);
    await clientWith({ logLevel: 'info' }).cstar.tickets.get(ticketId);

    expect(info).toHaveBeenCalledOnce();
  });
});

test('no key, secret, token or signature reaches a debug log, wherever it was given', async () => {
  const tail = fc.string({ unit: fc.constantFrom(...'abcXYZ019_-'), minLength: 32, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(tail, async (secret) => {
      const { logger, lines } = recorder();
      const apiKey = `sk_live_${secret}`;
      const { cstar } = clientWith(
        {
          apiKey,
          logger,
          logLevel: 'debug',
          identity: { email: 'a@b.c', hash: secret },
          headers: {
            'Proxy-Authorization': `Basic ${secret}`,
            Cookie: `session=${secret}`,
            'X-Webhook-Secret': secret,
            'X-Signature': `t=1,v1=${secret}`,
            'X-Access-Token': secret,
            'X-Note': `uses whsec_${secret}`,
          },
        },
        failed(503, { message: `Unknown key ${apiKey}`, request_id: apiKey }, { 'retry-after': '0' }),
        json(many([{ secret }])),
      );
      vi.spyOn(Math, 'random').mockReturnValue(0);
      await cstar.tickets.list({ search: apiKey });

      expect(lines).toHaveLength(5);
      expect(inspect(lines, { depth: 9 })).not.toContain(secret);
    }),
    { numRuns: 20 },
  );
});
