import type { Database } from '../../db/database.ts';
import { findRemovedFiles, forgetRemovedFiles } from '../../db/owner.ts';
import type { Storage } from './storage/storage.ts';

/** Files at a time. */
const batch = 100;

/** Removes the bytes of files whose rows are gone, with their tickets for example. */
export async function sweepFiles(db: Database, storage: Storage): Promise<void> {
  const paths = await findRemovedFiles(db, batch);
  for (const path of paths) await storage.delete(path);
  await forgetRemovedFiles(db, paths);
}
