import { fileURLToPath } from 'node:url';

// Both `src/` and `dist/` lie directly in the package, so these hold from source and when built.

/** The folder of the checked-in migrations. */
export const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));

/** The folder where the build puts the prepared data directory. */
export const snapshotFolder = fileURLToPath(new URL('../dist', import.meta.url));
