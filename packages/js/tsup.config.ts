import { defineConfig, type Options } from 'tsup';

/** Test runners that load CommonJS know no native import(): there, what is loaded later is required later. */
const requireLater: NonNullable<Options['plugins']>[number] = {
  name: 'require-later',
  renderChunk(code) {
    if (this.format !== 'cjs') return undefined;
    return {
      code: code.replace(/\bimport\((['"]\.[^'"]+['"])\)/g, 'Promise.resolve().then(() => require($1))'),
    };
  },
};

/** Doc comments are in the type declarations, where editors look; a second copy would be a third of the code. */
const withoutDocs: NonNullable<Options['plugins']>[number] = {
  name: 'without-docs',
  renderChunk: (code) => ({ code: code.replace(/^[ \t]*\/\*\*[\s\S]*?\*\/\n/gm, '') }),
};

export default defineConfig({
  // One entry per subpath of "exports"; the name is the file name in dist.
  entry: {
    index: 'src/index.ts',
    errors: 'src/errors.ts',
    testing: 'src/testing/index.ts',
    identity: 'src/identity/index.ts',
    auth: 'src/auth/index.ts',
    chat: 'src/chat/index.ts',
    library: 'src/library/index.ts',
    community: 'src/community/index.ts',
    quickhelp: 'src/quickhelp/index.ts',
    proactive: 'src/proactive/index.ts',
    webhook: 'src/webhook/index.ts',
    'webhook/node': 'src/webhook/index.node.ts',
    'webhook/express': 'src/webhook/express.node.ts',
    'webhook/hono': 'src/webhook/hono.ts',
    'webhook/next': 'src/webhook/next.ts',
    'webhook/sveltekit': 'src/webhook/sveltekit.ts',
  },
  format: ['esm', 'cjs'],
  target: 'es2022',
  // Runs in browsers, workers, Deno and Bun: nothing of Node may be assumed by the bundler either.
  platform: 'neutral',
  dts: true,
  // Subpaths share chunks in both formats, so that a class exists once per format however it is imported.
  splitting: true,
  treeshake: true,
  // Deno and workers know Node's modules by this prefix only.
  removeNodeProtocol: false,
  // People read this code in their debugger, with its comments, so that a source map would be a second copy of it;
  // their own bundler minifies it.
  sourcemap: false,
  minify: false,
  clean: true,
  plugins: [requireLater, withoutDocs],
  external: ['msw', /^node:/],
});
