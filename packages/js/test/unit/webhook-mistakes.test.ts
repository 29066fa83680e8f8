import { inspect } from 'node:util';
import { runInNewContext } from 'node:vm';
import {
  constructEventAsync,
  type RawBody,
  type SignatureHeader,
  signPayload,
  verifySignature,
  type WebhookSecret,
  WebhookSignatureError,
} from '@cstar.help/js/webhook';
import * as node from '@cstar.help/js/webhook/node';
import { describe, expect, it, vi } from 'vitest';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const now = 1_772_366_400;
const event = { id: 'evt_1', type: 'ticket.created', data: { private: 'ada@example.com' } };
const { body, header } = signPayload(event, secret, { timestamp: now });

/** Pretends that a value has the type that TypeScript would ask for. */
const untyped = <Type>(value: unknown) => value as Type;

async function mistake(
  given: RawBody,
  signature: SignatureHeader,
  key: WebhookSecret,
  options: { now?: number; tolerance?: number } = { now },
): Promise<WebhookSignatureError> {
  const caught = await constructEventAsync(given, signature, key, options).catch((error: unknown) => error);
  if (!(caught instanceof WebhookSignatureError)) throw new Error(`not refused: ${inspect(caught)}`);
  // Node's own verifier names the same mistake in the same words.
  expect(() => node.constructEvent(given, signature, key, options)).toThrow(caught);
  return caught;
}

describe('a WebhookSignatureError names the likely mistake', () => {
  it.each<[string, RawBody, SignatureHeader, WebhookSecret, string, RegExp]>([
    [
      'a parsed body',
      untyped(event),
      header,
      secret,
      'body_not_raw',
      /neither text nor bytes.*raw, not parsed/i,
    ],
    ...[
      { byteLength: 1, length: 50_000_000 },
      { byteLength: 1, buffer: { byteLength: 8 }, byteOffset: 0 },
      { arrayBuffer: 1, bodyUsed: true },
      [1, 2],
    ].map((parsed): [string, RawBody, SignatureHeader, WebhookSecret, string, RegExp] => [
      `a parsed body that pretends to be bytes: ${JSON.stringify(parsed)}`,
      untyped(parsed),
      undefined,
      undefined,
      'body_not_raw',
      /neither text nor bytes/,
    ]),
    ['no body at all', untyped(undefined), header, secret, 'body_not_raw', /neither text nor bytes/],
    ['null for a body', untyped(null), header, secret, 'body_not_raw', /neither text nor bytes/],
    [
      'an indented body',
      JSON.stringify(event, null, 2),
      header,
      secret,
      'body_white_space',
      /added white space/,
    ],
    ['a body with a line break', `${body}\n`, header, secret, 'body_white_space', /added white space/],
    [
      'a body serialised again',
      body.replace('{', '{"x":1,'),
      header,
      secret,
      'signature_mismatch',
      /serialised again/,
    ],
    ['another secret', body, header, `${secret}x`, 'signature_mismatch', /wrong secret/i],
    ['a secret with a line break', body, header, `${secret}\n`, 'secret_white_space', /added white space/],
    [
      'a secret with a space before it',
      body,
      header,
      ` ${secret}`,
      'secret_white_space',
      /added white space/,
    ],
    [
      'an API key',
      body,
      header,
      'sk_live_0123456789',
      'secret_malformed',
      /not whsec_… \(an API key\?\)\. Pass/,
    ],
    ...[17, {}, Promise.resolve(secret), [[secret]], [secret, 17]].map(
      (key): [string, RawBody, SignatureHeader, WebhookSecret, string, RegExp] => [
        `a secret that is not text: ${inspect(key)}`,
        body,
        header,
        untyped(key),
        'secret_malformed',
        /is not text.*whsec_…/,
      ],
    ),
    [
      'a signature made with what an object is as text',
      body,
      signPayload(event, '[object Promise]', { timestamp: now }).header,
      untyped(Promise.resolve(secret)),
      'secret_malformed',
      /is not text/,
    ],
    ['no secret', body, header, undefined, 'secret_missing', /The secret is missing/],
    ['an empty secret', body, header, '', 'secret_missing', /The secret is missing/],
    ['no secret among several', body, header, [undefined, ''], 'secret_missing', /The secret is missing/],
    ['no header', body, undefined, secret, 'header_missing', /header is missing or empty.*X-Signature/],
    ['null for a header', body, null, secret, 'header_missing', /header is missing or empty/],
    ['an empty header', body, '', secret, 'header_missing', /header is missing or empty/],
    [
      'a header without t',
      body,
      header.replace(/t=\d+,/, ''),
      secret,
      'header_malformed',
      /t=<seconds>,v1=<hex>/,
    ],
    ['a header without v1', body, `t=${now}`, secret, 'header_malformed', /t=<seconds>,v1=<hex>/],
    [
      'a legacy signature that fails',
      body,
      `sha256=${'0'.repeat(64)}`,
      secret,
      'signature_mismatch',
      /wrong secret/i,
    ],
  ])('%s', async (_, given, signature, key, code, message) => {
    const error = await mistake(given, signature, key);

    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
  });

  it.each([
    [now + 412, 'is 412 s ago; 300 s are tolerated'],
    [now - 412, 'is 412 s in the future; 300 s are tolerated'],
    [now + 300.2, 'is 301 s ago; 300 s are tolerated'],
  ])('a clock: at %d it %s', async (moment, message) => {
    const error = await mistake(body, header, secret, { now: moment });

    expect(error.code).toBe('timestamp_outside_tolerance');
    expect(error.message).toContain(message);
    expect(error.message).toContain('a clock is wrong');
  });

  it('a tolerance that is not a number lets nothing pass', async () => {
    expect((await mistake(body, header, secret, { now, tolerance: Number.NaN })).code).toBe(
      'timestamp_outside_tolerance',
    );
  });

  it('signed text that is no event, without quoting it', async () => {
    const secretText = 'not json: ada@example.com';
    const error = await mistake(
      secretText,
      signPayload(secretText, secret, { timestamp: now }).header,
      secret,
    );

    expect(error.code).toBe('body_not_event');
    expect(inspect(error)).not.toContain('ada@example.com');
  });

  it.each([
    '{"id":1,"type":2}',
    '{"id":"evt_1","type":2}',
    '{"id":1,"type":"ticket.created"}',
    '{"id":{"length":1},"type":["ticket.created"]}',
    '{"id":"evt_1"}',
    'null',
  ])('signed JSON that is no event: %s', async (text) => {
    const signed = signPayload(text, secret, { timestamp: now });

    expect((await mistake(text, signed.header, secret)).code).toBe('body_not_event');
  });

  it.each([undefined, {}])('a platform without Web Crypto, as Node 18 is', async (crypto) => {
    vi.stubGlobal('crypto', crypto);

    await expect(constructEventAsync(body, header, secret, { now })).rejects.toMatchObject({
      code: 'crypto_missing',
      message: expect.stringContaining('Use js/webhook/node'),
    });
  });

  it('a request whose body was read before', async () => {
    const request = new Request('https://shop.example', {
      method: 'POST',
      body,
      headers: { 'x-signature': header },
    });
    await request.json();

    await expect(constructEventAsync(request, secret, { now })).rejects.toMatchObject({
      code: 'body_consumed',
      message: expect.stringContaining('read before'),
    });
  });
});

describe('a WebhookSignatureError', () => {
  it('shows neither secret nor signature nor body, however it is shown', async () => {
    for (const key of [`${secret}x`, `${secret}\n`, 'sk_live_0123456789', 'short']) {
      const error = await mistake(body, header, key);
      const shown = `${inspect(error, { depth: 9, showHidden: true })} ${JSON.stringify(error)} ${error.stack}`;

      for (const part of [key.trim(), header.slice(20), 'ada@example.com']) expect(shown).not.toContain(part);
    }
  });

  it('can be made in tests, and has its name', () => {
    const error = new WebhookSignatureError('no', { code: 'signature_mismatch' });

    expect(error).toMatchObject({ name: 'WebhookSignatureError', code: 'signature_mismatch', message: 'no' });
    expect(error).toBeInstanceOf(Error);
    expect(node.WebhookSignatureError).toBe(WebhookSignatureError);
  });
});

describe.each([
  ['in JavaScript', verifySignature],
  ['on node:crypto', node.verifySignature],
])('verifySignature %s', (_, verify) => {
  it('is false for what a sender can get wrong', () => {
    for (const signature of [undefined, null, '', 'x', [], header.replace('v1', 'v2'), `${header}0`]) {
      expect(verify(body, signature, secret, { now })).toBe(false);
    }
    expect(verify(body, header, secret, { now: now + 301 })).toBe(false);
    expect(verify(body, header, secret)).toBe(false);
  });

  it('throws where no delivery could pass, since false would hide it', () => {
    expect(() => verify(untyped(event), header, secret)).toThrow(WebhookSignatureError);
    expect(() => verify(body, header, undefined)).toThrow('The secret is missing');
    expect(() => verify(body, header, [])).toThrow('The secret is missing');
    expect(() => verify(body, undefined, untyped(17))).toThrow(WebhookSignatureError);
    expect(() => verify(untyped({ byteLength: 1, length: 50_000_000 }), header, secret)).toThrow(
      WebhookSignatureError,
    );
  });

  it('is false, whatever the secret looks like, for a signature that fails', () => {
    for (const key of ['sk_live_0123456789', `${secret}\n`]) {
      expect(verify(`${body} `, header, key, { now })).toBe(false);
    }
  });

  it('takes headers that came as a list, and secrets of which one is unset', () => {
    expect(verify(body, [header], [undefined, secret], { now })).toBe(true);
    expect(verify(body, header.split(','), secret, { now })).toBe(true);
  });

  it('takes bytes of another realm, as test runners hand them out', () => {
    const foreign = runInNewContext('Uint8Array.from(bytes)', { bytes: [...Buffer.from(body)] });

    expect(foreign).not.toBeInstanceOf(Uint8Array);
    expect(verify(foreign, header, secret, { now })).toBe(true);
    expect(foreign.buffer).not.toBeInstanceOf(ArrayBuffer);
    expect(verify(foreign.buffer, header, secret, { now })).toBe(true);
  });

  it('takes a view into a larger buffer', () => {
    const larger = Buffer.from(`xx${body}yy`);
    const view = larger.subarray(2, larger.length - 2);

    expect(verify(view, header, secret, { now })).toBe(true);
  });
});

describe('signPayload', () => {
  it('makes a delivery of now that can be spread into a Request', async () => {
    const request = new Request('https://shop.example', { method: 'POST', ...signPayload(event, secret) });

    expect(request.headers.get('content-type')).toBe('application/json');
    expect(await constructEventAsync(request, secret)).toEqual(event);
  });

  it('signs text and bytes as they are', () => {
    const bytes = new Uint8Array([1, 2, 3]);

    expect(signPayload('{ }', secret).body).toBe('{ }');
    expect(signPayload(bytes, secret).body).toBe(bytes);
    expect(signPayload(bytes.buffer, secret).body).toBe(bytes.buffer);
  });

  it('refuses to sign without a secret', () => {
    expect(() => signPayload(event, undefined)).toThrow('The secret is missing');
    expect(() => signPayload(event, untyped({}))).toThrow('The secret is not text');
  });
});
