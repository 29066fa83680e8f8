import {
  createWebhookHandler,
  signPayload,
  type WebhookHandlerOptions,
  WebhookSignatureError,
} from '@cstar.help/js/webhook';
import { describe, expect, it, vi } from 'vitest';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

const deliveryOf = (type: string, id = 'evt_1', headers: Record<string, string> = {}) => {
  const signed = signPayload({ id, type, data: {} }, secret);
  return new Request('https://shop.example/webhook', {
    method: 'POST',
    body: signed.body,
    headers: { ...signed.headers, ...headers },
  });
};

const handlerWith = (options: Partial<WebhookHandlerOptions>) =>
  createWebhookHandler({ secret, on: {}, ...options });

const told = async (response: Response) => [response.status, await response.json()];

describe('a webhook handler', () => {
  it('calls the handler of the event, with what the delivery tells besides', async () => {
    const created = vi.fn();
    const headers = { 'x-delivery-attempt': '3', 'x-webhook-id': 'wh_1', 'x-cstar-request-id': 'req_1' };
    const response = await handlerWith({ on: { 'ticket.created': created } })(
      deliveryOf('ticket.created', 'evt_1', headers),
    );

    expect(await told(response)).toEqual([200, { received: true, result: 'handled' }]);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(created.mock.calls).toEqual([
      [
        { id: 'evt_1', type: 'ticket.created', data: {} },
        { attempt: 3, webhookId: 'wh_1', requestId: 'req_1' },
      ],
    ]);
  });

  it('takes a delivery without those headers for the first attempt', async () => {
    const all = vi.fn();
    await handlerWith({ on: { '*': all } })(deliveryOf('ticket.created'));

    expect(all.mock.calls[0]?.[1]).toEqual({ attempt: 1, webhookId: undefined, requestId: undefined });
  });

  it('calls every handler that covers the event one after the other, and default only for the rest', async () => {
    const calls: string[] = [];
    const log = (name: string) => async () => {
      calls.push(`${name} begins`);
      await Promise.resolve();
      calls.push(`${name} ends`);
    };
    const handle = handlerWith({
      on: { 'ticket.*': log('group'), 'ticket.created': log('one'), default: log('default') },
    });

    await handle(deliveryOf('ticket.created'));
    expect(calls.splice(0)).toEqual(['group begins', 'group ends', 'one begins', 'one ends']);
    await handle(deliveryOf('ticket.closed'));
    expect(calls.splice(0)).toEqual(['group begins', 'group ends']);
    await handle(deliveryOf('invoice.paid'));
    expect(calls.splice(0)).toEqual(['default begins', 'default ends']);
  });

  it.each(['invoice.paid', 'default', 'constructor', '__proto__', '*', 'toString'])(
    'answers 200 to the event %s that it has no handler for',
    async (type) => {
      const created = vi.fn();
      const response = await handlerWith({ on: { 'ticket.created': created } })(deliveryOf(type));

      expect(await told(response)).toEqual([200, { received: true, result: 'ignored' }]);
      expect(created).not.toHaveBeenCalled();
    },
  );

  it('answers 500 when a handler throws, tells onError, and does not call those after it', async () => {
    const failure = new Error('database gone, password hunter2');
    const onError = vi.fn();
    const after = vi.fn();
    const on = { 'ticket.created': () => Promise.reject(failure), '*': after };
    const response = await handlerWith({ on, onError })(deliveryOf('ticket.created'));

    expect(await told(response)).toEqual([500, { error: { code: 'handler_failed' } }]);
    expect(onError.mock.calls).toEqual([[failure, expect.objectContaining({ id: 'evt_1' })]]);
    expect(after).not.toHaveBeenCalled();
  });

  it('answers 500 when a handler fails to verify something else: its own delivery was genuine', async () => {
    const failure = new WebhookSignatureError('no', { code: 'signature_mismatch' });
    const response = await handlerWith({ on: { '*': () => Promise.reject(failure) } })(deliveryOf('a.b'));

    expect(response.status).toBe(500);
  });

  it('rejects with what onError throws', async () => {
    const handle = handlerWith({
      on: { '*': () => Promise.reject(new Error('first')) },
      onError: () => {
        throw new Error('second');
      },
    });

    await expect(handle(deliveryOf('ticket.created'))).rejects.toThrow('second');
  });

  it.each([
    ['another secret', { secret: 'whsec_other' }, 400, 'signature_mismatch'],
    ['a secret with a line break', { secret: `${secret}\n` }, 400, 'secret_white_space'],
    ['an API key for a secret', { secret: 'sk_live_0123456789' }, 400, 'secret_malformed'],
    ['a secret that is not text', { secret: Object(17) }, 500, 'secret_malformed'],
    ['no secret', { secret: undefined }, 500, 'secret_missing'],
    ['a tolerance that is over', { tolerance: -1 }, 400, 'timestamp_outside_tolerance'],
  ])('answers with the code of the mistake and nothing else: %s', async (_, options, status, code) => {
    const onError = vi.fn();
    const called = vi.fn();
    const response = await handlerWith({ on: { '*': called }, onError, ...options })(
      deliveryOf('ticket.created'),
    );

    expect(await told(response)).toEqual([status, { error: { code } }]);
    expect(onError.mock.calls).toEqual([[expect.any(WebhookSignatureError), undefined]]);
    expect(called).not.toHaveBeenCalled();
  });

  it.each(['{ "id": "evt_1", "type": "x" }', '{}\n'])(
    'answers 400 to a forged delivery with white space: %j',
    async (body) => {
      const { headers } = signPayload(body, 'whsec_other');
      const onError = vi.fn();
      const forged = new Request('https://shop.example', { method: 'POST', body, headers });

      expect(await told(await handlerWith({ onError })(forged))).toEqual([
        400,
        { error: { code: 'body_white_space' } },
      ]);
      expect(onError.mock.lastCall?.[0]).toHaveProperty('code', 'body_white_space');
    },
  );

  it('answers 400 to signed JSON whose type is no text', async () => {
    const called = vi.fn();
    const body = '{"id":1,"type":2}';
    const numbers = new Request('https://shop.example', { method: 'POST', ...signPayload(body, secret) });
    const response = await handlerWith({ on: { '*': called } })(numbers);

    expect(await told(response)).toEqual([400, { error: { code: 'body_not_event' } }]);
    expect(called).not.toHaveBeenCalled();
  });

  it('answers 400 to a request without a signature, and 500 to one that was read before', async () => {
    const handle = handlerWith({});
    const unsigned = new Request('https://shop.example', { method: 'POST', body: '{}' });
    const read = deliveryOf('ticket.created');
    await read.text();

    expect(await told(await handle(unsigned))).toEqual([400, { error: { code: 'header_missing' } }]);
    expect(await told(await handle(read))).toEqual([500, { error: { code: 'body_consumed' } }]);
  });

  it('takes either secret during a rotation', async () => {
    const handle = handlerWith({ secret: ['whsec_new', secret] });

    expect((await handle(deliveryOf('ticket.created'))).status).toBe(200);
  });
});

describe('a webhook handler that remembers', () => {
  it('handles an event once', async () => {
    const created = vi.fn();
    const handle = handlerWith({ on: { 'ticket.created': created }, seen: new Set() });

    expect(await told(await handle(deliveryOf('ticket.created')))).toEqual([
      200,
      { received: true, result: 'handled' },
    ]);
    expect(await told(await handle(deliveryOf('ticket.created')))).toEqual([
      200,
      { received: true, result: 'repeated' },
    ]);
    await handle(deliveryOf('ticket.created', 'evt_2'));
    expect(created).toHaveBeenCalledTimes(2);
  });

  it('handles an event again that failed before: it is remembered after success only', async () => {
    const created = vi.fn().mockRejectedValueOnce(new Error('no')).mockResolvedValue(undefined);
    const seen = new Set<string>();
    const handle = handlerWith({ on: { 'ticket.created': created }, seen });

    expect((await handle(deliveryOf('ticket.created'))).status).toBe(500);
    expect(seen.size).toBe(0);
    expect((await handle(deliveryOf('ticket.created'))).status).toBe(200);
    expect([...seen]).toEqual(['evt_1']);
    expect(created).toHaveBeenCalledTimes(2);
  });

  it('asks nothing about a delivery that is not genuine', async () => {
    const seen = { has: vi.fn(() => true), add: vi.fn() };
    await handlerWith({ secret: 'whsec_other', seen })(deliveryOf('ticket.created'));

    expect(seen.has).not.toHaveBeenCalled();
    expect(seen.add).not.toHaveBeenCalled();
  });

  it.each(['has', 'add'] as const)('answers 500 when the memory fails in %s', async (part) => {
    const onError = vi.fn();
    const seen = {
      has: async () => false,
      add: async () => undefined,
      [part]: () => Promise.reject(new Error('gone')),
    };
    const response = await handlerWith({ seen, onError })(deliveryOf('ticket.created'));

    expect(response.status).toBe(500);
    expect(onError).toHaveBeenCalledWith(new Error('gone'), expect.objectContaining({ id: 'evt_1' }));
  });
});
