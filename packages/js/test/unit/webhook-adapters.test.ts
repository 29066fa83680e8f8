import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, json } from 'node:stream/consumers';
import { signPayload } from '@cstar.help/js/webhook';
import * as express from '@cstar.help/js/webhook/express';
import * as hono from '@cstar.help/js/webhook/hono';
import * as next from '@cstar.help/js/webhook/next';
import * as sveltekit from '@cstar.help/js/webhook/sveltekit';
import { describe, expect, it, vi } from 'vitest';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const event = { id: 'evt_1', type: 'ticket.created', data: { ticket: { title: 'Größe 👩‍🚀' } } };
const delivery = () => signPayload(event, secret);
const request = () => new Request('https://shop.example/webhook', { method: 'POST', ...delivery() });
const created = vi.fn();
const onError = vi.fn();
const options = { secret, on: { 'ticket.created': created }, onError };
const handled = { status: 200, body: { received: true, result: 'handled' } };
const refused = (status: number, code: string) => ({ status, body: { error: { code } } });
const told = async (response: Response) => ({ status: response.status, body: await response.json() });

/** What a real server of Node answers to a delivery. */
async function post(listener: RequestListener, init: RequestInit = delivery()) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    return await told(await fetch(`http://127.0.0.1:${port}/webhook`, { method: 'POST', ...init }));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

type Receive = ReturnType<typeof express.createWebhookHandler>;

/** What Express does: body parsers run first and leave what they made on the request. */
const behind =
  (
    parse: (request: Parameters<RequestListener>[0]) => Promise<object> | object,
    receive: Receive,
  ): RequestListener =>
  (incoming, response) =>
    void (async () => receive(Object.assign(incoming, await parse(incoming)), response))();

describe.each<[string, Receive]>([
  ['Express', express.createWebhookHandler(options)],
  ['API routes of Next.js', next.createWebhookApiRoute(options)],
])('the adapter for %s', (_, receive) => {
  it('reads the request itself where no parser ran', async () => {
    expect(await post(behind(() => ({}), receive))).toEqual(handled);
    expect(created).toHaveBeenLastCalledWith(event, expect.objectContaining({ attempt: 1 }));
  });

  it.each<[string, Parameters<typeof behind>[0]]>([
    ['bytes, by express.raw()', async (incoming) => ({ body: await buffer(incoming) })],
    ['text, by express.text()', async (incoming) => ({ body: (await buffer(incoming)).toString() })],
    [
      'the raw body beside the parsed one',
      async (incoming) => {
        const rawBody = await buffer(incoming);
        return { rawBody, body: JSON.parse(rawBody.toString()) };
      },
    ],
    ['an empty object, since express.raw() did not want this type', () => ({ body: {} })],
  ])('takes a request of which a parser made %s', async (_, parse) => {
    expect(await post(behind(parse, receive))).toEqual(handled);
  });

  it('says that the body was parsed when express.json() ran before', async () => {
    const answer = await post(behind(async (incoming) => ({ body: await json(incoming) }), receive));

    expect(answer).toEqual(refused(500, 'body_not_raw'));
    expect(onError.mock.lastCall?.[0]).toHaveProperty('message', expect.stringContaining('raw, not parsed'));
  });

  it.each([
    { byteLength: 1, length: 50_000_000 },
    { arrayBuffer: 1, bodyUsed: true },
  ])('is not misled by a parsed body that pretends to be bytes: %j', async (parsed) => {
    const answer = await post(
      behind(async (incoming) => ({ body: await json(incoming) }), receive),
      {
        body: JSON.stringify(parsed),
      },
    );

    expect(answer).toEqual(refused(500, 'body_not_raw'));
  });

  it('takes a stream that was told to give text', async () => {
    const listener = behind((incoming) => {
      incoming.setEncoding('utf8');
      return {};
    }, receive);

    expect(await post(listener)).toEqual(handled);
  });

  it('says that the body was read when nothing is left of it', async () => {
    const consume = async (incoming: Parameters<RequestListener>[0]) => {
      await buffer(incoming);
      return {};
    };

    expect(await post(behind(consume, receive))).toEqual(refused(500, 'body_consumed'));
  });

  it('refuses what is not signed, and what is larger than any event', async () => {
    const listener = behind(() => ({}), receive);

    expect(await post(listener, { body: '{}' })).toEqual(refused(400, 'header_missing'));
    expect(await post(listener, { ...delivery(), body: new Uint8Array(10_000_001) })).toEqual(
      refused(400, 'body_not_event'),
    );
  });
});

describe('the adapter for Express', () => {
  const failing = express.createWebhookHandler({
    ...options,
    secret: 'whsec_other',
    onError: () => {
      throw new Error('the log is full');
    },
  });

  it('gives what onError throws to next', async () => {
    const passedOn = vi.fn();
    await post((incoming, response) => {
      void failing(incoming, response, (error) => {
        passedOn(error);
        response.end('{}');
      });
    });

    expect(passedOn.mock.calls).toEqual([[new Error('the log is full')]]);
  });
});

describe('the adapter for routes of Next.js', () => {
  it('is a fetch handler', async () => {
    expect(await told(await next.createWebhookHandler(options)(request()))).toEqual(handled);
  });
});

describe('the adapter for SvelteKit', () => {
  const POST = sveltekit.createWebhookHandler(options);

  it('takes the request of the event', async () => {
    expect(await told(await POST({ request: request() }))).toEqual(handled);
  });

  it('says that a hook has read the body', async () => {
    const read = request();
    await read.json();

    expect(await told(await POST({ request: read }))).toEqual(refused(500, 'body_consumed'));
  });
});

/** As Hono's request: it keeps what was read, and makes the other forms from that. */
class FakeHonoRequest {
  bodyCache: { text?: Promise<string>; arrayBuffer?: Promise<ArrayBuffer>; parsedBody?: unknown } = {};
  readonly raw: Request;

  constructor(raw: Request) {
    this.raw = raw;
  }

  text() {
    this.bodyCache.text ??= this.raw.text();
    return this.bodyCache.text;
  }
  async json() {
    return JSON.parse(await this.text());
  }
  arrayBuffer() {
    const { text } = this.bodyCache;
    this.bodyCache.arrayBuffer ??= text
      ? text.then((kept) => new Response(kept).arrayBuffer())
      : this.raw.arrayBuffer();
    return this.bodyCache.arrayBuffer;
  }
}

describe('the adapter for Hono', () => {
  const handle = hono.createWebhookHandler(options);

  it.each(['nothing', 'text', 'json', 'arrayBuffer'] as const)(
    'works after a middleware has read %s',
    async (part) => {
      const req = new FakeHonoRequest(request());
      if (part !== 'nothing') await req[part]();

      expect(await told(await handle({ req }))).toEqual(handled);
    },
  );

  it('says that the body was read where Hono kept nothing of it', async () => {
    const req = new FakeHonoRequest(request());
    await req.raw.text();

    expect(await told(await handle({ req }))).toEqual(refused(500, 'body_consumed'));
  });
});
