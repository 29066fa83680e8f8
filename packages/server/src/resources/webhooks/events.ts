import { formatId } from '@cstar.help/contract';
import { wireOf } from '../../events/frames.ts';
import { newestOf, readLog, resume } from '../../events/log.ts';
import { viewOf } from '../../events/view.ts';
import { visibleTo } from '../../events/visibility.ts';
import type { Handlers } from '../../handlers.ts';

/** What happened, for those who ask now and then. */
export const eventLog: Pick<Handlers<'webhooks'>, 'events'> = {
  async events({ query: { after, types, limit }, context: { tx, principal, now } }) {
    const object = 'event_batch';
    // A read sees one moment, so that the newest event cannot be newer than what is read before it.
    const newest = await newestOf(tx, principal);
    if (after === undefined) return { object, events: [], cursor: newest.id, hasMore: false, gap: false };
    const { cursor, gap } = await resume(tx, principal, after, now);
    const { keyType } = principal;
    const found = await readLog(tx, principal, {
      types: viewOf(keyType, types).types,
      after: cursor.position,
      // One more tells whether more has happened.
      limit: limit + 1,
    });
    const shown = found.slice(0, limit);
    const hasMore = found.length > limit;
    const last = shown.at(-1);
    return {
      object,
      events: shown
        .map((event) => visibleTo(keyType, event))
        .filter((event) => event !== null)
        .map(wireOf),
      // At the end, what others see is passed over too.
      cursor: hasMore && last !== undefined ? formatId('event', last.id) : newest.id,
      hasMore,
      gap,
    };
  },
};
