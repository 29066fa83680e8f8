import { type Context, partitionOf } from '../../context.ts';
import { gameEvents } from '../../db/schema/index.ts';

export interface FeedEntry {
  /** Who did it; null for what nobody did alone. */
  memberId: string | null;
  /** `boss_defeated`, `level_up`. */
  action: string;
  icon: string;
  metadata: Record<string, unknown>;
}

/** Adds an entry to the activity feed of the team. */
export async function tell(context: Context, entry: FeedEntry): Promise<void> {
  await context.tx
    .insert(gameEvents)
    .values({ id: context.newId(), ...partitionOf(context), ...entry, createdAt: context.now });
}
