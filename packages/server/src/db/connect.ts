import type { Logger } from '../logger.ts';
import type { OpenDatabase } from './database.ts';
import { openFolder, openMemory } from './embedded.ts';
import { openPostgres, withoutPassword } from './postgres.ts';

const isPostgresUrl = (target: string) => /^postgres(ql)?:\/\//.test(target);
const isOtherUrl = (target: string) => /^[a-z][a-z0-9+.-]+:\/\//i.test(target);

/** What `target` names, as a log may show it: without a password. */
export const describeDatabase = (target: string): string =>
  isOtherUrl(target) ? withoutPassword(target) : target;

/**
 * Opens the database that `target` names and brings its tables up to date.
 *
 * @param target `memory`, the URL of a Postgres, or the path of a folder.
 */
export async function openDatabase(target: string, logger: Logger): Promise<OpenDatabase> {
  if (target === 'memory') return openMemory();
  if (isPostgresUrl(target)) return openPostgres(target, logger);
  if (target === '' || isOtherUrl(target)) {
    throw new TypeError(
      `database must be 'memory', the path of a folder or a postgres:// URL. ${target === '' ? 'It is empty.' : `A ${target.split('://')[0]}:// URL is none of these.`}`,
    );
  }
  return openFolder(target);
}
