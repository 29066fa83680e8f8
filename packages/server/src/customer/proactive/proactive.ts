import { formatId } from '@cstar.help/contract';
import type { Context } from '../../context.ts';
import { isoOrNull } from '../../resources/shared/paging.ts';
import type { CustomerHandlers } from '../handlers.ts';
import { factsOf as customerFactsOf } from '../require.ts';
import { choose, type State } from './evaluate.ts';
import { factsOf, type Moment } from './facts.ts';
import {
  type Deed,
  holdVisitor,
  type NudgeRow,
  noteDeed,
  readActive,
  readStates,
  readVisitor,
  storeVisitor,
} from './store.ts';
import { arrived, count, given, type Visitor } from './visitor.ts';

export const proactiveHandlers: CustomerHandlers<'customerProactive'> = {
  async signals({ body, context }) {
    const { visitorId, signals, page, leaving } = body;
    const before = await holdVisitor(context, visitorId);
    const { visitor, accepted } = count(before, { ...body, url: page?.url }, context.now);
    const nudge = leaving ? undefined : await fitting(context, visitorId, visitor, { page, signals });
    await storeVisitor(context, visitorId, nudge ? given(visitor, nudge.id, context.now) : visitor);
    return { object: 'proactive_signals', accepted, nudges: nudge ? [presentNudge(nudge)] : [] };
  },

  async nudges({ query, context }) {
    const { visitorId, ...page } = query;
    const visitor = arrived(await readVisitor(context, visitorId), context.now);
    const nudge = await fitting(context, visitorId, visitor, { page });
    return nudge ? [presentNudge(nudge)] : [];
  },

  seen: ({ params, body, context }) => note(context, params.nudgeId, body.visitorId, 'seen'),
  dismissed: ({ params, body, context }) => note(context, params.nudgeId, body.visitorId, 'dismissed'),
  acted: ({ params, body, context }) => note(context, params.nudgeId, body.visitorId, 'acted'),
};

/** The nudge that a visitor is shown now, if any. */
async function fitting(
  context: Context,
  visitorId: string,
  visitor: Visitor,
  moment: Omit<Moment, 'isIdentified'>,
): Promise<NudgeRow | undefined> {
  const rules = await readActive(context);
  const stateOf = await readStates(
    context,
    visitorId,
    rules.map(({ id }) => id),
  );
  const isIdentified = customerFactsOf(context).caller?.type === 'customer';
  const facts = factsOf(visitor, { ...moment, isIdentified }, context.now);
  return choose(rules, visitor, facts, stateOf, context.now);
}

async function note(context: Context, nudgeId: string, visitorId: string, deed: Deed) {
  const before = arrived(await holdVisitor(context, visitorId), context.now);
  const state = await noteDeed(context, { nudgeId, visitorId, deed });
  // Whoever sees one that was not given with signals was spoken to all the same.
  const visitor = deed === 'seen' ? given(before, nudgeId, context.now) : before;
  await storeVisitor(context, visitorId, { ...visitor, lastSeenAt: context.now });
  return presentState(nudgeId, state);
}

const presentNudge = ({ id, title, body, actionLabel, actionUrl, frequency }: NudgeRow) => ({
  object: 'nudge' as const,
  id: formatId('nudge', id),
  title,
  body,
  actionLabel,
  actionUrl,
  cooldown: frequency.cooldown,
});

const presentState = (nudgeId: string, { seenCount, lastSeenAt, dismissedAt, actedAt }: State) => ({
  object: 'nudge_state' as const,
  nudgeId: formatId('nudge', nudgeId),
  seenCount,
  lastSeenAt: isoOrNull(lastSeenAt),
  dismissedAt: isoOrNull(dismissedAt),
  actedAt: isoOrNull(actedAt),
});
