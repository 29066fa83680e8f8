import { CStarClient, type Fetch } from '@cstar.help/js';
import { describe, expect, it, vi } from 'vitest';
import { clientWith, root, secretKey, teamId, ticketId } from '../support/client.ts';
import { fakeFetch } from '../support/fake-fetch.ts';
import { json, one } from '../support/replies.ts';

const client = () => new CStarClient({ apiKey: secretKey, teamId });
const answering = (id: string) => fakeFetch(json(one({ id })));

describe("the platform's fetch", () => {
  it('may be replaced after the client was made', async () => {
    const cstar = client();
    vi.stubGlobal('fetch', answering('later').fetch);

    expect(await cstar.tickets.get(ticketId)).toEqual({ id: 'later' });
  });

  it('is looked up at every call', async () => {
    const cstar = client();
    vi.stubGlobal('fetch', answering('first').fetch);
    await cstar.tickets.get(ticketId);
    vi.stubGlobal('fetch', answering('second').fetch);

    expect(await cstar.tickets.get(ticketId)).toEqual({ id: 'second' });
  });

  it('is called without a receiver, as browsers demand', async () => {
    let receiver: unknown = 'not called';
    vi.stubGlobal('fetch', function (this: unknown) {
      receiver = this;
      return Promise.resolve(json(one({})));
    });
    await client().tickets.get(ticketId);

    expect(receiver).toBeUndefined();
  });
});

describe('a fetch of your own', () => {
  it("is used in place of the platform's", async () => {
    const platform = vi.fn();
    vi.stubGlobal('fetch', platform);
    const { cstar, sent } = clientWith();
    await cstar.tickets.get(ticketId);

    expect(platform).not.toHaveBeenCalled();
    expect(sent[0]?.url.href).toBe(`https://www.cstar.help${root}/tickets/${ticketId}`);
  });

  it('gets nothing that some platforms refuse', async () => {
    const { cstar, sent } = clientWith();
    await cstar.tickets.create({ title: 'x' });

    expect(Object.keys(sent[0]?.init ?? {}).sort()).toEqual([
      'body',
      'headers',
      'method',
      'redirect',
      'signal',
    ]);
  });

  it('gets plain strings and a plain object of headers', async () => {
    const { cstar, sent } = clientWith();
    await cstar.tickets.create({ title: 'x' });

    expect(sent[0]?.init).toMatchObject({ method: 'POST', body: '{"title":"x"}', redirect: 'manual' });
    expect(Object.getPrototypeOf(sent[0]?.init.headers)).toBe(Object.prototype);
  });

  it('may throw without returning a promise', async () => {
    const fetch: Fetch = () => {
      throw new TypeError('broken');
    };
    const { cstar } = clientWith({ fetch, maxRetries: 0 });

    await expect(cstar.tickets.get(ticketId)).rejects.toMatchObject({ code: 'connection_failed' });
  });
});

it('nothing is asked of the network while a client is made', () => {
  const platform = vi.fn();
  vi.stubGlobal('fetch', platform);
  client();

  expect(platform).not.toHaveBeenCalled();
});
