import { defineConfig } from 'tsup';

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
  // People read this code in their debugger, comments and all, so that a source map would be a second copy of it;
  // their own bundler minifies it.
  sourcemap: false,
  minify: false,
  clean: true,
  external: ['msw'],
});
