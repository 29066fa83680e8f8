import { contract } from '@cstar.help/contract';
import { asc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import { customers, tickets } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { holdCustomFields } from '../custom-fields/values.ts';
import { changeTicket, createTicket } from '../tickets/operations.ts';
import { type TicketRow, ticketColumns } from '../tickets/present.ts';
import { mergeCommon, replaceKeys } from './import-merge.ts';
import type { Importer } from './importer.ts';
import { requirePast } from './past.ts';

const schema = contract.imports.schemas.TicketImportParams.strict();
type TicketRecord = z.output<typeof schema>;

export const ticketImporter: Importer<typeof schema, TicketRow> = {
  schema,

  hold: (context) => holdCustomFields(context, 'tickets'),

  async find({ tx }, { id, externalId }) {
    for (const where of [
      id === undefined ? undefined : eq(tickets.id, id),
      externalId === undefined ? undefined : eq(tickets.externalId, externalId),
    ]) {
      if (where === undefined) continue;
      const [found] = await tx
        .select(ticketColumns)
        .from(tickets)
        .where(where)
        .orderBy(asc(tickets.createdAt), asc(tickets.id))
        .limit(1)
        .for('update');
      if (found !== undefined) return found;
    }
    return undefined;
  },

  async create(context, record) {
    const { id: _id, customerEmail: _email, messages = [], ...fields } = record;
    requirePast(fields.createdAt, context.now, 'createdAt');
    for (const [index, { createdAt }] of messages.entries()) {
      requirePast(createdAt, context.now, `messages.${index}.createdAt`);
    }
    const customerId = await customerOf(context, record);
    await createTicket(context, {
      ...fields,
      customerId,
      priority: fields.priority ?? 'normal',
      history: messages,
    });
  },

  async update(context, before, record, strategy) {
    const { title, status, priority, customerName, assignedTo, externalId, customFields } = record;
    const customerId = await customerOf(context, record);
    const given = {
      title,
      status,
      priority,
      customerId,
      customerName: customerId === undefined ? customerName : undefined,
      ...mergeCommon(strategy, before, record),
    };
    await changeTicket(
      context,
      before.id,
      strategy === 'merge'
        ? { ...given, assignedTo, externalId, customFields }
        : {
            ...given,
            assignedTo: assignedTo ?? null,
            externalId: externalId ?? null,
            customFields: replaceKeys(before.customFields, customFields),
          },
    );
  },
};

async function customerOf({ tx }: Context, record: TicketRecord): Promise<string | undefined> {
  const { customerId, customerEmail } = record;
  if (customerEmail === undefined) return customerId;
  if (customerId !== undefined) {
    throw new ApiError(
      'parameter_invalid',
      'customerEmail and customerId are both given. Send one of them.',
      { param: 'customerEmail' },
    );
  }
  const [customer] = await tx
    .select({ id: customers.id })
    .from(customers)
    .where(eq(customers.email, customerEmail));
  if (customer !== undefined) return customer.id;
  throw new ApiError(
    'parameter_invalid',
    'customerEmail names no customer. Import the customers before their tickets, or send customerName only.',
    { param: 'customerEmail' },
  );
}
