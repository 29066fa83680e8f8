import { expect, it } from 'vitest';
import { bundle, runInNode } from '../support/bundle.ts';
import identity from '../vectors/identity.json' with { type: 'json' };
import webhook from '../vectors/webhook.json' with { type: 'json' };

/** Runs every vector through every copy, and prints whichever it got wrong. */
const judge = `
const webhook = ${JSON.stringify(webhook.vectors)};
const identity = ${JSON.stringify(identity.vectors)};
const outcome = async (construct) => {
  try {
    return (await construct()).id;
  } catch (error) {
    if (!copies.every(({ plain }) => error instanceof plain.WebhookSignatureError)) return error;
    return error.code;
  }
};
let count = 0;
const wrong = [];
const expect = (name, found, expected) => {
  count += 1;
  if (found !== expected) wrong.push([name, String(found), expected]);
};
for (const [index, { plain, node, identities }] of copies.entries()) {
  for (const { name, secrets, bodyBase64, header, now, tolerance, valid, reason, event } of webhook) {
    const body = Buffer.from(bodyBase64, 'base64');
    const given = [body, header, secrets, { now, tolerance }];
    const expected = reason ?? event ?? 'body_not_event';
    const where = index + ': ' + name;
    expect(where, plain.verifySignature(...given), valid);
    expect(where, node.verifySignature(...given), valid);
    expect(where, await outcome(() => plain.constructEventAsync(...given)), expected);
    expect(where, await outcome(() => node.constructEvent(...given)), expected);
  }
  for (const { name, secret, customer, hash } of identity) {
    expect(name, identities.signIdentity(customer, secret).hash, hash);
  }
}
console.log(JSON.stringify({ count, wrong }));
`;

const count = 2 * (4 * webhook.vectors.length + identity.vectors.length);

it('what was built for import and for require decides every vector, and shares one error class', async () => {
  const program = `
    import { createRequire } from 'node:module';
    import * as plain from '@cstar.help/js/webhook';
    import * as node from '@cstar.help/js/webhook/node';
    import * as identities from '@cstar.help/js/identity';
    const require = createRequire(import.meta.url);
    const copies = [
      { plain, node, identities },
      {
        plain: require('@cstar.help/js/webhook'),
        node: require('@cstar.help/js/webhook/node'),
        identities: require('@cstar.help/js/identity'),
      },
    ];
    ${judge}`;

  expect(await runInNode({ 'program.mjs': program })).toEqual({ count, wrong: [] });
});

it('so do bundles that were minified one by one', async () => {
  const files: Record<string, string> = {
    'program.mjs': `
      import * as one from './one.mjs';
      import * as two from './two.mjs';
      import * as node from '@cstar.help/js/webhook/node';
      const copies = [one, two].map((plain) => ({ plain, node, identities: plain }));
      ${judge}`,
  };
  for (const name of ['one', 'two']) {
    const { code } = await bundle(`
      export * from '@cstar.help/js/webhook';
      export { signIdentity } from '@cstar.help/js/identity';`);
    files[`${name}.mjs`] = code;
  }

  expect(await runInNode(files)).toEqual({ count, wrong: [] });
});
