import { createHmac, timingSafeEqual } from 'node:crypto';
import { constructEventAsync, verifySignature, WebhookSignatureError } from '@cstar.help/js/webhook';
import * as node from '@cstar.help/js/webhook/node';
import { describe, expect, it } from 'vitest';
import { type Vector, webhookVectors } from '../support/vectors.ts';

/** A verifier that shares nothing with those under test: the one of the documentation, with rotation and the old form. */
function reference({ secrets, bytes, header, options }: Vector): boolean {
  const parts = header.split(',').map((part) => part.trim().split('='));
  const valuesOf = (name: string) => parts.filter(([found]) => found === name).map(([, value = '']) => value);
  const [moment, ...others] = valuesOf('t');
  if (others.length > 0) return false;
  if (moment === undefined) {
    if (bytes[0] !== '{'.charCodeAt(0)) return false;
    return secrets.some((secret) => valuesOf('sha256').some((hex) => isHmac(hex, secret, bytes)));
  }
  if (!/^\d+$/.test(moment) || Math.abs(options.now - Number(moment)) > options.tolerance) return false;
  const signed = Buffer.concat([Buffer.from(`${moment}.`), bytes]);
  return secrets.some((secret) => valuesOf('v1').some((hex) => isHmac(hex, secret, signed)));
}

function isHmac(hex: string, secret: string, signed: Uint8Array): boolean {
  const expected = createHmac('sha256', secret).update(signed).digest();
  const given = Buffer.from(/^[0-9a-f]{64}$/i.test(hex) ? hex : '', 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

async function outcome(construct: () => unknown): Promise<unknown> {
  try {
    return await construct();
  } catch (error) {
    if (!(error instanceof WebhookSignatureError)) throw error;
    return error.code;
  }
}

describe.each(webhookVectors)('vector: $name', (vector) => {
  const { secrets, bodies, bytes, header, options, valid, reason, event } = vector;
  const expected = reason ?? (event === null ? 'body_not_event' : expect.objectContaining({ id: event }));

  it('is what the verifier of the documentation says', () => {
    expect(reference(vector)).toBe(valid);
  });

  it.each(bodies)('holds for verifySignature in JavaScript, given %s', (_, body) => {
    expect(verifySignature(body, header, secrets, options)).toBe(valid);
  });

  it.each(bodies)('holds for verifySignature on node:crypto, given %s', (_, body) => {
    expect(node.verifySignature(body, header, secrets, options)).toBe(valid);
    if (secrets.length === 1) expect(node.verifySignature(body, header, secrets[0], options)).toBe(valid);
  });

  it.each(bodies)('holds for constructEvent on node:crypto, given %s', async (_, body) => {
    expect(await outcome(() => node.constructEvent(body, header, secrets, options))).toEqual(expected);
    if (secrets.length !== 1) return;
    expect(await outcome(() => node.constructEvent(body, header, secrets[0], options))).toEqual(expected);
  });

  it.each(bodies)('holds for constructEventAsync on Web Crypto, given %s', async (_, body) => {
    expect(await outcome(() => constructEventAsync(body, header, secrets, options))).toEqual(expected);
  });

  it('holds for constructEventAsync, given a Request', async () => {
    const headers = { 'x-signature': header };
    const request = new Request('https://shop.example', { method: 'POST', body: bytes, headers });

    expect(await outcome(() => constructEventAsync(request, secrets, options))).toEqual(expected);
  });
});
