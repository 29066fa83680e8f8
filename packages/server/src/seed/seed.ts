import type { Database } from '../db/database.ts';
import type { members } from '../db/schema/index.ts';

export async function seedTeam(
  _db: Database,
  _teamId: string,
  _now: Date,
): Promise<(typeof members.$inferSelect)[]> {
  return [];
}
