import { formatId, parseUuid } from '@cstar.help/contract';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { type Context, type EffectContext, partitionOf } from '../../context.ts';
import { customerSessions } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { countOne, isOver, tooMany, whereFrom } from '../count.ts';
import { endSessions } from '../end-sessions.ts';
import type { Caller } from '../facts.ts';
import type { CustomerHandlers } from '../handlers.ts';
import { factsOf, requireCustomer } from '../require.ts';
import { linkCustomer, takeFromVisitor } from './identify.ts';
import { requireProof } from './proof.ts';

type Handlers = CustomerHandlers<'customerChat'>;

/** How long a session of a chat holds from its last renewal, in seconds. */
const lifetime = 24 * 60 * 60;

export const sessionHandlers: Pick<Handlers, 'openSession' | 'claimSession' | 'identify' | 'logout'> = {
  openSession: {
    async reach({ context }) {
      const { caller } = factsOf(context);
      if (caller === null) await countVisitor(context);
      const holder = await context.transaction('write', async (inner) =>
        caller === null ? openFor(inner, null) : renew(inner, caller),
      );
      return present(context, holder);
    },
  },

  claimSession: {
    async reach({ body: { visitorToken }, context }) {
      const { sessionId, customer } = requireCustomer(context);
      const { accessTokens } = context.services;
      const named = await accessTokens.read(visitorToken, partitionOf(context), context.now);
      return context.transaction('write', async (inner) => {
        const visitor = await holdVisitor(inner, named?.sessionId);
        if (visitor === undefined) return { tickets: 0 };
        const tickets = await takeFromVisitor(inner, visitor, { sessionId, customerId: customer.id });
        await endSessions(inner, eq(customerSessions.id, visitor));
        return { tickets };
      });
    },
  },

  identify: {
    async reach({ body: { customer: claimed, signature }, context }) {
      const { caller } = factsOf(context);
      const holder = await context.transaction('write', async (inner) => {
        await requireProof(inner, claimed, signature);
        const customer = await linkCustomer(inner, claimed);
        if (caller?.type === 'customer' && caller.via === 'identified') {
          if (caller.customer.id === customer.id) return renew(inner, { ...caller, customer });
          await endSessions(inner, eq(customerSessions.id, caller.sessionId));
        }
        const opened = await openFor(inner, customer);
        if (caller?.type === 'visitor') {
          const taker = { sessionId: opened.sessionId, customerId: customer.id };
          await takeFromVisitor(inner, caller.sessionId, taker);
          await endSessions(inner, eq(customerSessions.id, caller.sessionId));
        }
        return opened;
      });
      return present(context, holder);
    },
  },

  async logout({ context }) {
    const { caller } = factsOf(context);
    if (caller !== null) await endSessions(context, eq(customerSessions.id, caller.sessionId));
    return { loggedOut: true };
  },
};

/** Each session brings limits of its own, so that an address gets only so many. */
async function countVisitor(context: EffectContext): Promise<void> {
  const { rateCounter, customerLimits } = context.services;
  const limit = customerLimits.visitorsPerAddress;
  const standing = await countOne(rateCounter, context, { what: 'visitors', who: whereFrom(context), limit });
  if (isOver(standing)) {
    throw tooMany(standing, `Visitors behind one address may begin ${limit} sessions per hour.`);
  }
}

type Person = Extract<Caller, { type: 'customer' }>['customer'];

/** A session, and whose it is: null for a visitor. */
interface Held {
  sessionId: string;
  customer: Person | null;
}

const endOf = ({ now }: Context): Date => new Date(now.getTime() + lifetime * 1000);

async function openFor(context: Context, customer: Person | null): Promise<Held> {
  const sessionId = context.newId();
  await context.tx.insert(customerSessions).values({
    id: sessionId,
    ...partitionOf(context),
    kind: customer === null ? 'visitor' : 'identified',
    customerId: customer?.id ?? null,
    createdAt: context.now,
    expiresAt: endOf(context),
  });
  return { sessionId, customer };
}

/** Gives a session another day. It stays the same one, with its tickets and its unsent images. */
async function renew(context: Context, caller: Caller): Promise<Held> {
  if (caller.type === 'customer' && caller.via === 'account') {
    throw new ApiError(
      'resource_conflict',
      'This token is that of an account, which has a session of its own. Use it for the chat as it is, and renew it with POST …/auth/{team}/refresh.',
    );
  }
  await context.tx
    .update(customerSessions)
    .set({ expiresAt: endOf(context) })
    .where(eq(customerSessions.id, caller.sessionId));
  return { sessionId: caller.sessionId, customer: caller.type === 'customer' ? caller.customer : null };
}

/**
 * The session of a visitor, if it still holds. It stays as it is until the end of the transaction, so that of two who
 * claim it one gets everything.
 *
 * @throws ApiError when the token is that of a customer: what they have is theirs.
 */
async function holdVisitor({ tx, now }: Context, named = ''): Promise<string | undefined> {
  const id = parseUuid(named);
  if (id === null) return undefined;
  const { kind, revokedAt, expiresAt } = customerSessions;
  const [session] = await tx
    .select({ kind })
    .from(customerSessions)
    .where(and(eq(customerSessions.id, id), isNull(revokedAt), gt(expiresAt, now)))
    .for('update');
  if (session === undefined) return undefined;
  if (session.kind === 'visitor') return id;
  throw new ApiError(
    'parameter_invalid',
    'visitorToken is the token of a customer. Send the one that the browser had as a visitor.',
    { param: 'visitorToken' },
  );
}

async function present(context: EffectContext, { sessionId, customer }: Held) {
  const claims = { ...partitionOf(context), sessionId };
  return {
    object: 'chat_session' as const,
    accessToken: await context.services.accessTokens.sign(claims, context.now, lifetime),
    expiresIn: lifetime,
    isIdentified: customer !== null,
    customer: customer && {
      id: formatId('customer', customer.id),
      email: customer.email,
      name: customer.name,
      externalId: customer.externalId,
    },
  };
}
