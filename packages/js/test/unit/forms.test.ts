import { describe, expect, it } from 'vitest';
import type { TransportOptions } from '../../src/core/options.ts';
import { settleTeam } from '../../src/core/team-settings.ts';
import { TeamTransport } from '../../src/core/team-transport.ts';
import { path } from '../../src/core/url.ts';
import { rejection, root } from '../support/client.ts';
import { fakeFetch, type Reply, type Sent } from '../support/fake-fetch.ts';
import { failed, json, one } from '../support/replies.ts';

function uploads(options: TransportOptions = {}, ...replies: Reply[]) {
  const { fetch, sent } = fakeFetch(...(replies.length > 0 ? replies : [json(one({ id: 'att_1' }))]));
  const transport = new TeamTransport(
    settleTeam({ fetch, ...options }, { headers: {}, readOnly: false }),
    () => root,
  );
  const upload = (fields: object, more: object = {}) =>
    transport.form<{ id: string }>(path`attachments`, fields, more);
  return { sent, upload };
}

const formOf = (sent: Sent | undefined): FormData => {
  const body = sent?.init.body;
  if (!(body instanceof FormData)) throw new Error('no form was sent');
  return body;
};

/** What a form holds, each file as its bytes. */
async function contents(form: FormData): Promise<Record<string, unknown>> {
  const read = async ([name, value]: [string, FormDataEntryValue]) => [
    name,
    typeof value === 'string' ? value : [...new Uint8Array(await value.arrayBuffer())],
  ];
  return Object.fromEntries(await Promise.all([...form].map(read)));
}

describe('a form', () => {
  it('carries its fields, and leaves its type to the platform', async () => {
    const { sent, upload } = uploads();
    const file = new Blob([new Uint8Array([1, 2, 3])], { type: 'image/png' });
    const { id } = await upload({ file, ticketId: 'tkt_1', position: 2, note: undefined });

    expect(id).toBe('att_1');
    expect(sent[0]?.init.method).toBe('POST');
    expect(sent[0]?.headers).not.toHaveProperty('content-type');
    expect(await contents(formOf(sent[0]))).toEqual({ file: [1, 2, 3], ticketId: 'tkt_1', position: '2' });
  });

  it('is not broken by a type among the headers of the client, but takes one for this call', async () => {
    const { sent, upload } = uploads({ headers: { 'Content-Type': 'application/json' } });
    await upload({ file: new Blob(['abc']) });
    await upload(
      { file: new Blob(['abc']) },
      { headers: { 'Content-Type': 'multipart/form-data; boundary=x' } },
    );

    expect(sent[0]?.headers).not.toHaveProperty('content-type');
    expect(sent[1]?.headers['content-type']).toBe('multipart/form-data; boundary=x');
  });

  it.each([
    ['Uint8Array', new Uint8Array([4, 5])],
    ['ArrayBuffer', new Uint8Array([4, 5]).buffer],
    ['view of a part', new Uint8Array([3, 4, 5, 6]).subarray(1, 3)],
  ])('takes the bytes of a file: %s', async (_, file) => {
    const { sent, upload } = uploads();
    await upload({ file });

    expect(await contents(formOf(sent[0]))).toEqual({ file: [4, 5] });
  });

  it('keeps the name of a file', async () => {
    const { sent, upload } = uploads();
    await upload({ file: new File(['x'], 'shot.png', { type: 'image/png' }) });

    expect(formOf(sent[0]).get('file')).toMatchObject({ name: 'shot.png', type: 'image/png' });
  });

  it('is sent again with the same key by a retry', async () => {
    const busy = failed(429, 'Busy.', { 'retry-after': '0' });
    const { sent, upload } = uploads({ idempotency: 'auto' }, busy, json(one({ id: 'att_1' })));
    await upload({ file: new Blob(['abc']) });

    expect(sent).toHaveLength(2);
    expect(await contents(formOf(sent[1]))).toEqual({ file: [97, 98, 99] });
    expect(sent[0]?.headers['idempotency-key']).toMatch(/^auto_/);
    expect(sent[1]?.headers['idempotency-key']).toBe(sent[0]?.headers['idempotency-key']);
  });

  it('takes the key of the caller', async () => {
    const { sent, upload } = uploads();
    await upload({ file: new Blob(['abc']) }, { idempotencyKey: 'upload-1' });

    expect(sent[0]?.headers['idempotency-key']).toBe('upload-1');
  });

  it('is made by the FormData of the moment, as test environments replace it', async () => {
    const original = globalThis.FormData;
    class Replaced extends original {}
    globalThis.FormData = Replaced;
    try {
      const { sent, upload } = uploads();
      await upload({ file: new Blob(['abc']) });
      expect(sent[0]?.init.body).toBeInstanceOf(Replaced);
    } finally {
      globalThis.FormData = original;
    }
  });

  it('is refused with a publishable key before anything is sent', async () => {
    const { fetch, sent } = fakeFetch(json(one({})));
    const transport = new TeamTransport(settleTeam({ fetch }, { headers: {}, readOnly: true }), () => root);

    expect(await rejection(transport.form(path`attachments`, {}, undefined))).toMatchObject({
      code: 'publishable_key_write',
    });
    expect(sent).toHaveLength(0);
  });
});

it('a deletion can name what it is about among its parameters', async () => {
  const { fetch, sent } = fakeFetch(json(one({ deleted: true })));
  const transport = new TeamTransport(settleTeam({ fetch }, { headers: {}, readOnly: false }), () => root);
  await transport.delete(path`groups/${'grp_1'}/members`, undefined, { customerId: 'cus_1' });

  expect(sent[0]?.init.method).toBe('DELETE');
  expect(sent[0]?.url.href).toMatch(/\/groups\/grp_1\/members\?customerId=cus_1$/);
});
