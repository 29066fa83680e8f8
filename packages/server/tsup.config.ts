import { fileURLToPath } from 'node:url';
import { defineConfig } from 'tsup';
import { writeSnapshot } from './src/db/snapshot.ts';

const folder = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export default defineConfig({
  entry: ['src/index.ts', 'src/bin.ts'],
  format: 'esm',
  target: 'node20',
  dts: { entry: 'src/index.ts' },
  noExternal: ['@cstar.help/contract'],
  clean: true,
  // A prepared, migrated data directory: booting from it skips what takes Postgres seconds.
  onSuccess: () => writeSnapshot(folder('dist'), folder('migrations')),
});
