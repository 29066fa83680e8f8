import { type EventType, formatId } from '@cstar.help/contract';
import { type Context, partitionOf } from '../context.ts';
import { events } from '../db/schema/index.ts';
import type { DomainEvent } from './events.ts';
import { sampleOf } from './samples.ts';
import { dataOf } from './wire/index.ts';

// What changes rows and is told by no event of its own, and why:
//
// | Change                                              | Why it is silent                                               |
// |-----------------------------------------------------|----------------------------------------------------------------|
// | Deadlines, after an SLA rule or the hours changed   | They follow from settings, for thousands of tickets at once    |
// | The name of a customer on their tickets             | `customer.updated` tells it                                    |
// | Tickets, groups and votes of a deleted customer     | `customer.deleted` tells it                                    |
// | The category of articles, when it is removed        | The articles themselves say what they said                     |
// | Values of a custom field, when it is removed        | The field is gone for all objects at once; the audit log has it |
// | Messages, comments and images of what is deleted    | The event of the deletion tells it                             |
// | Views, rules, tags, categories, topics, invites …   | No event is about them; the audit log has them                 |
// | Gold spent, skills, equipment, puzzles              | The game tells of what is earned                               |
// | Demo data                                           | It is there before anybody listens                             |

/**
 * Keeps what happened for those who listen, in the transaction in which it happened: what is undone is
 * not announced, and what is done cannot stay unannounced. Sent on it is after the commit.
 */
export async function append(context: Context, happened: DomainEvent): Promise<void> {
  await write(context, { type: happened.type, data: await dataOf(context, happened), test: false });
}

/** The same for a made-up event: live streams show it, marked as a test. Returns its ID, as the API shows it. */
export const appendTest = async (context: Context, type: EventType): Promise<string> =>
  formatId('event', await write(context, { type, data: sampleOf(type), test: true }));

async function write(
  context: Context,
  event: { type: EventType; data: Record<string, unknown>; test: boolean },
): Promise<string> {
  const id = context.newId();
  await context.tx.insert(events).values({
    id,
    ...partitionOf(context),
    ...event,
    requestId: context.requestId,
    createdAt: context.now,
  });
  return id;
}
