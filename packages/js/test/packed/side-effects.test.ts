import { describe, expect, it } from 'vitest';
import { bundle } from '../support/bundle.ts';

/** Texts that stand only in the code that sends requests. */
const requestCode = /authorization|idempotency|x-ratelimit|AbortController|setTimeout|fetch/i;

describe('a bundle', () => {
  it.each(['@cstar.help/js', '@cstar.help/js/errors'])(
    'of one error class from %s has no code that sends requests',
    async (entry) => {
      const { code } = await bundle(`export { CStarNotFoundError } from '${entry}'`);

      expect(code).toContain('CStarNotFoundError');
      expect(code).not.toMatch(requestCode);
    },
  );

  it('of one error class has no other but its base', async () => {
    const { code } = await bundle(`export { CStarNotFoundError } from '@cstar.help/js/errors'`);

    expect([...new Set(code.match(/CStar\w+Error|CStarError/g))].sort()).toEqual([
      'CStarError',
      'CStarNotFoundError',
    ]);
  });

  it('of the errors entry reads no file of the client', async () => {
    const { meta } = await bundle(`export * from '@cstar.help/js/errors'`);

    expect(Object.keys(meta.inputs).some((name) => name.endsWith('dist/index.js'))).toBe(false);
  });

  it.each([
    '@cstar.help/js',
    '@cstar.help/js/auth',
    '@cstar.help/js/chat',
    '@cstar.help/js/community',
    '@cstar.help/js/errors',
    '@cstar.help/js/identity',
    '@cstar.help/js/library',
    '@cstar.help/js/proactive',
    '@cstar.help/js/quickhelp',
    '@cstar.help/js/webhook',
    '@cstar.help/js/webhook/hono',
    '@cstar.help/js/webhook/next',
    '@cstar.help/js/webhook/sveltekit',
  ])('of a bare import of %s is empty', async (entry) => {
    expect((await bundle(`import '${entry}'`)).code.trim()).toBe('');
  });

  it('of everything about webhooks has no code that sends requests', async () => {
    const { code } = await bundle(`export * from '@cstar.help/js/webhook'`);

    expect(code).toContain('x-signature');
    expect(code).not.toMatch(requestCode);
  });

  it('of the asynchronous check of webhooks has no SHA-256 of its own', async () => {
    const constant = '1116352408';
    const synchronous = await bundle(`export { verifySignature } from '@cstar.help/js/webhook'`);
    const asynchronous = await bundle(
      `export { constructEventAsync, createWebhookHandler } from '@cstar.help/js/webhook'`,
    );

    expect(synchronous.code).toContain(constant);
    expect(asynchronous.code).not.toContain(constant);
  });

  it('of the client alone has no code of webhooks', async () => {
    const { code } = await bundle(`export { CStarClient } from '@cstar.help/js'`);

    expect(code).toMatch(requestCode);
    expect(code).not.toContain('WebhookSignatureError');
  });
});
