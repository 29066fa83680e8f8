import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CStarClient, CStarConnectionError } from '@cstar.help/js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientWith, rejection, secretKey, teamId, ticketId } from '../support/client.ts';

interface Loopback {
  origin: string;
  requests: IncomingMessage[];
  close(): Promise<void>;
}

async function listen(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Loopback> {
  const requests: IncomingMessage[] = [];
  const server: Server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

describe('a redirect', () => {
  let stranger: Loopback;
  let api: Loopback;
  let status: number;

  beforeAll(async () => {
    stranger = await listen((_, response) => response.end('{"success":true,"data":{}}'));
    api = await listen((request, response) => {
      response.writeHead(status, { location: `${stranger.origin}${request.url}` }).end();
    });
  });
  beforeEach(() => {
    api.requests.length = 0;
  });
  afterAll(async () => {
    await Promise.all([api.close(), stranger.close()]);
  });

  it.each([301, 302, 303, 307, 308])(
    'with status %i is refused, and the key goes nowhere else',
    async (code) => {
      status = code;
      const cstar = new CStarClient({ apiKey: secretKey, teamId, baseUrl: api.origin });
      const error = await rejection(cstar.tickets.create({ title: 'x' }));

      expect(error).toBeInstanceOf(CStarConnectionError);
      expect(error).toMatchObject({ code: 'redirect_refused', attempts: 1 });
      expect(String(error)).toContain(stranger.origin);
      expect(api.requests).toHaveLength(1);
      expect(stranger.requests).toHaveLength(0);
    },
  );

  it('that a browser hides is refused too', async () => {
    const hidden = Object.defineProperties(new Response(null), {
      type: { value: 'opaqueredirect' },
      status: { value: 0 },
      clone: { value: () => hidden },
    });
    const { cstar, sent } = clientWith({}, hidden);

    expect(await rejection(cstar.tickets.get(ticketId))).toMatchObject({ code: 'redirect_refused' });
    expect(sent).toHaveLength(1);
  });
});
