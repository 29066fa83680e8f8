import { readFile } from 'node:fs/promises';
import { defineConfig, type Options } from 'tsup';
import ts from 'typescript';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** The documentation travels in the declarations; a second copy in the code would only be weight. */
const withoutComments: Plugin = {
  name: 'without-comments',
  setup(build) {
    const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, removeComments: true };
    build.onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => {
      const { outputText } = ts.transpileModule(await readFile(path, 'utf8'), { compilerOptions: options });
      return { contents: outputText, loader: 'js' };
    });
  },
};

export default defineConfig({
  // One entry per subpath of "exports"; the name is the file name in dist.
  entry: {
    index: 'src/index.ts',
    errors: 'src/errors.ts',
    testing: 'src/testing/index.ts',
  },
  format: ['esm', 'cjs'],
  target: 'es2022',
  // Runs in browsers, workers, Deno and Bun: nothing of Node may be assumed by the bundler either.
  platform: 'neutral',
  dts: true,
  // Subpaths share chunks in both formats, so that a class exists once per format however it is imported.
  splitting: true,
  treeshake: true,
  esbuildPlugins: [withoutComments],
  // People read this code in their debugger, which is why it needs no source map; their own bundler minifies it.
  sourcemap: false,
  minify: false,
  clean: true,
  external: ['msw'],
});
