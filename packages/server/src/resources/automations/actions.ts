import { formatId } from '@cstar.help/contract';
import { eq } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { articles, customers, members, type StoredAction, tickets } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { changeCustomer } from '../customers/operations.ts';
import { changeArticle } from '../library/operations.ts';
import { notify } from '../notifications/notify.ts';
import { addMessage, changeTicket } from '../tickets/operations.ts';
import type { Target } from './facts.ts';
import type { Family } from './fields.ts';

/** What an action is done to, and by which rule. */
interface Doing {
  target: Target;
  rule: { name: string };
}

type Parameter = Exclude<keyof StoredAction, 'type'>;
type Run = (context: Context, action: StoredAction, doing: Doing) => Promise<void>;

interface ActionKind {
  needs: readonly Parameter[];
  takes?: readonly Parameter[];
  /** What the trigger event must be about. */
  on: readonly Family[];
  run: Run;
  /** Why it could not be done, if so. */
  obstacle?(context: Context, action: StoredAction): Promise<string | null>;
}

const aboutTickets: readonly Family[] = ['ticket', 'survey'];
const tagged: readonly Family[] = ['ticket', 'survey', 'customer', 'article'];
const everything: readonly Family[] = [...tagged, 'community_post'];

const assign: ActionKind = {
  needs: ['agentId'],
  on: aboutTickets,
  async run(context, { agentId }, { target }) {
    await holdMember(context, agentId);
    await changeTicket(context, ticketOf(target), { assignedTo: agentId });
  },
  async obstacle({ tx }, { agentId = '' }) {
    const [member] = await tx.select({ id: members.id }).from(members).where(eq(members.id, agentId));
    return member === undefined ? gone(agentId) : null;
  },
};

const retag =
  (change: (tags: string[], given: string[]) => string[]): Run =>
  async (context, { tags: given = [] }, { target }) => {
    const changed = (tags: string[]) => ({ tags: withinLimit(change(tags, given)) });
    const { tx } = context;
    const { family, id, ticketId } = target;
    // The lock comes before the look, so that no tag is lost that somebody adds meanwhile.
    if (ticketId !== null) {
      const [row] = await tx
        .select({ tags: tickets.tags })
        .from(tickets)
        .where(eq(tickets.id, ticketId))
        .for('update');
      await changeTicket(context, ticketId, changed(row?.tags ?? []));
    } else if (family === 'customer') {
      const [row] = await tx
        .select({ tags: customers.tags })
        .from(customers)
        .where(eq(customers.id, id))
        .for('update');
      await changeCustomer(context, id, changed(row?.tags ?? []));
    } else if (family === 'article') {
      const [row] = await tx
        .select({ tags: articles.tags })
        .from(articles)
        .where(eq(articles.id, id))
        .for('update');
      await changeArticle(context, id, changed(row?.tags ?? []));
    }
  };

const changing =
  (...fields: ('priority' | 'status')[]): Run =>
  async (context, action, { target }) => {
    const changes = Object.fromEntries(fields.map((field) => [field, action[field]]));
    await changeTicket(context, ticketOf(target), changes);
  };

/** Everything that a rule can do. */
const actionKinds = {
  assign_to: assign,
  assign,
  unassign: {
    needs: [],
    on: aboutTickets,
    run: async (context, _, { target }) => {
      await changeTicket(context, ticketOf(target), { assignedTo: null });
    },
  },
  add_tags: {
    needs: ['tags'],
    on: tagged,
    run: retag((tags, given) => [...new Set([...tags, ...given])]),
  },
  remove_tags: {
    needs: ['tags'],
    on: tagged,
    run: retag((tags, given) => tags.filter((tag) => !given.includes(tag))),
  },
  set_priority: { needs: ['priority'], on: aboutTickets, run: changing('priority') },
  set_status: { needs: ['status'], on: aboutTickets, run: changing('status') },
  add_note: {
    needs: ['content'],
    on: aboutTickets,
    run: async (context, { content = '' }, { target, rule }) => {
      await addMessage(context, ticketOf(target), {
        content,
        sender: 'system',
        senderName: rule.name,
        isInternal: true,
        memberId: null,
      });
    },
  },
  send_reply: {
    needs: ['content'],
    on: aboutTickets,
    run: async (context, { content = '' }, { target }) => {
      // Not as an agent: an automatic answer is no first response.
      await addMessage(context, ticketOf(target), {
        content,
        sender: 'system',
        senderName: context.principal.teamName,
        isInternal: false,
        memberId: null,
      });
    },
  },
  send_notification: {
    needs: [],
    takes: ['memberId', 'role', 'title', 'body'],
    on: everything,
    run: async (context, action, { target, rule }) => {
      await notify(context, {
        memberIds: await recipients(context, action),
        type: 'automation',
        title: action.title ?? rule.name,
        body: action.body,
        resourceType: target.family,
        resourceId: target.resourceId,
      });
    },
    obstacle: async (context, action) =>
      (await recipients(context, action)).length > 0 ? null : 'Nobody of the team would get it.',
  },
} satisfies Record<string, ActionKind>;

export type ActionType = keyof typeof actionKinds;

export const actionKind = (type: ActionType): ActionKind => actionKinds[type];

/** The type of a stored action. */
export function actionType({ type }: StoredAction): ActionType {
  const names: readonly string[] = Object.keys(actionKinds);
  const isType = (name: string): name is ActionType => names.includes(name);
  if (!isType(type)) throw new Error(`A stored rule has the unknown action ${type}.`);
  return type;
}

async function recipients({ tx }: Context, { memberId, role }: StoredAction): Promise<string[]> {
  const found = await tx.select({ id: members.id, role: members.role }).from(members);
  return found.filter((member) => member.id === memberId || member.role === role).map(({ id }) => id);
}

function ticketOf({ ticketId }: Target): string {
  if (ticketId === null) throw new Error('An action on tickets was stored for what is no ticket.');
  return ticketId;
}

const maxTags = 100;

function withinLimit(tags: string[]): string[] {
  if (tags.length <= maxTags) return tags;
  throw new ApiError(
    'parameter_invalid',
    `tags would be ${tags.length}, but at most ${maxTags} are allowed.`,
  );
}

const gone = (id: string): string =>
  `${formatId('member', id)} is no member of the team any more. Choose another.`;

/**
 * The ticket is locked already, while whoever removes a member locks the member first: to wait for
 * them here could wait forever, so a member who is being removed counts as gone.
 */
async function holdMember({ tx }: Context, id = ''): Promise<void> {
  const [member] = await tx
    .select({ id: members.id })
    .from(members)
    .where(eq(members.id, id))
    .for('key share', { skipLocked: true });
  if (member === undefined) throw new ApiError('parameter_invalid', gone(id));
}
