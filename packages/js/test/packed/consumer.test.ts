import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../support/app.ts';

const app = `
import { CStarClient, CStarError, CStarRateLimitError, type Ticket, type TicketStatus } from '@cstar.help/js';
import { CStarNotFoundError } from '@cstar.help/js/errors';

const cstar = new CStarClient({ apiKey: 'sk_test_x', hooks: { onRetry: ({ wait }) => void wait } });
const status: TicketStatus = 'a status from tomorrow';

export async function main(): Promise<Ticket[]> {
  try {
    const { data, meta } = await cstar.tickets.get('tkt_1').withMeta();
    const title: string = data.title + (meta.requestId ?? '');
    for await (const ticket of cstar.tickets.list({ status, expand: ['customer'] })) {
      const name: string | undefined = ticket.customer?.name;
      if (name === title) break;
    }
    return await cstar.tickets.list().toArray({ limit: 10 });
  } catch (error) {
    if (error instanceof CStarNotFoundError) return [];
    if (error instanceof CStarRateLimitError) return main();
    if (error instanceof CStarError) throw new Error(error.code);
    throw error;
  }
}
`;

let project: App;

beforeAll(async () => {
  project = await createApp();
});
afterAll(() => project.remove());

/** What the compiler has to say about a file of an app, and about every declaration it pulls in. */
async function complaints(name: string, source: string, options: ts.CompilerOptions): Promise<string[]> {
  const file = await project.write(name, source);
  const program = ts.createProgram([file], {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    types: [],
    skipLibCheck: false,
    exactOptionalPropertyTypes: true,
    ...options,
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ messageText, file: where }) =>
        `${where?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
}

const bundler = { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
const node = { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 };

describe('an app without DOM and Node types, every declaration checked', () => {
  it.each<[string, string, ts.CompilerOptions]>([
    ['a bundler', 'app.ts', bundler],
    ['Node and ESM', 'app.mts', node],
    ['Node and CommonJS', 'app.cts', node],
  ])('compiles for %s', async (_, name, options) => {
    expect(await complaints(name, app, options)).toEqual([]);
  });

  it('is told about a mistake, so that the checks above mean something', async () => {
    const wrong = app.replace('limit: 10', "limit: 'ten'");

    expect(await complaints('wrong.ts', wrong, bundler)).toHaveLength(1);
  });

  it('may pass any object that works like a signal or a fetch', async () => {
    const source = `
      import { type AbortSignalLike, CStarClient, type Fetch } from '@cstar.help/js';
      const fetch: Fetch = async () => ({ status: 200, ok: true, headers: { get: () => null }, text: async () => '{}' });
      const signal: AbortSignalLike = { aborted: false, addEventListener() {}, removeEventListener() {} };
      void new CStarClient({ fetch }).whoami({ signal });
    `;

    expect(await complaints('own.ts', source, bundler)).toEqual([]);
  });
});

describe('an app with DOM types', () => {
  const dom = { ...bundler, lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'] };

  it("compiles, and gets the platform's Response", async () => {
    const source = `${app}
      export const response: Response = await cstar.tickets.get('tkt_1').asResponse();
      export const call = cstar.whoami({ signal: new AbortController().signal });
      export const other = new CStarClient({ fetch, logger: console });
    `;

    expect(await complaints('dom.ts', source, dom)).toEqual([]);
  });
});
