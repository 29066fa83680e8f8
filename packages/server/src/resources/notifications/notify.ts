import { asc, inArray } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { members, notifications } from '../../db/schema/index.ts';

type NotificationType = (typeof notifications.$inferSelect)['type'];

export interface News {
  memberIds: readonly string[];
  type: NotificationType;
  title: string;
  body?: string | null | undefined;
  resourceType?: string | undefined;
  /** As the API shows it: with its prefix. */
  resourceId?: string | undefined;
}

/** What a member in boring mode has asked not to hear of. */
const game: ReadonlySet<NotificationType> = new Set<NotificationType>(['one_up']);

/**
 * Tells members some news, in the transaction that made it: each but the one who did it themselves.
 *
 * @returns The notification of each member who got one, by member.
 */
export async function notify(context: Context, news: News): Promise<Map<string, string>> {
  const { tx, actor, now } = context;
  const others = news.memberIds.filter((id) => actor.type !== 'member' || id !== actor.id);
  if (others.length === 0) return new Map();
  // The lock lasts until the notification is there. Members who are being removed are passed over: to
  // wait for that could wait forever, since it may wait for the ticket that this transaction holds.
  const found = await tx
    .select({ id: members.id, boringMode: members.boringMode })
    .from(members)
    .where(inArray(members.id, others))
    .orderBy(asc(members.id))
    .for('key share', { skipLocked: true });
  const told = found.filter(({ boringMode }) => !(boringMode && game.has(news.type)));
  if (told.length === 0) return new Map();
  const rows = told.map(({ id }) => ({
    id: context.newId(),
    ...partitionOf(context),
    memberId: id,
    type: news.type,
    title: news.title,
    body: news.body ?? null,
    resourceType: news.resourceType ?? null,
    resourceId: news.resourceId ?? null,
    createdAt: now,
  }));
  await tx.insert(notifications).values(rows);
  return new Map(rows.map(({ memberId, id }) => [memberId, id]));
}
