import { randomBytes } from 'node:crypto';
import type { Database } from '../../db/database.ts';
import { findOrStoreSecret } from '../../db/owner.ts';

/** What download URLs are signed with. All processes on one database agree on it, over restarts. */
export async function signingSecretOf(
  db: Database,
  variables: Record<string, string | undefined>,
): Promise<string> {
  const given = variables.CSTAR_SIGNING_SECRET;
  return given || findOrStoreSecret(db, 'file_links', randomBytes(32).toString('hex'));
}
