import { contract } from '@cstar.help/contract';
import { eq } from 'drizzle-orm';
import { customers } from '../../db/schema/index.ts';
import { holdCustomFields } from '../custom-fields/values.ts';
import { changeCustomer, createCustomer } from '../customers/operations.ts';
import { type CustomerRow, customerColumns } from '../customers/present.ts';
import { mergeCommon, replaceKeys } from './import-merge.ts';
import type { Importer } from './importer.ts';
import { requirePast } from './past.ts';

const schema = contract.imports.schemas.CustomerImportParams.strict();

export const customerImporter: Importer<typeof schema, CustomerRow> = {
  schema,

  hold: (context) => holdCustomFields(context, 'customers'),

  async find({ tx }, { id, externalId, email }) {
    for (const where of [
      id === undefined ? undefined : eq(customers.id, id),
      externalId === undefined ? undefined : eq(customers.externalId, externalId),
      eq(customers.email, email),
    ]) {
      if (where === undefined) continue;
      const [found] = await tx.select(customerColumns).from(customers).where(where).for('update');
      if (found !== undefined) return found;
    }
    return undefined;
  },

  async create(context, { id: _id, ...record }) {
    requirePast(record.createdAt, context.now, 'createdAt');
    await createCustomer(context, record);
  },

  async update(context, before, record, strategy) {
    const { name, email, status, sentiment, externalId, customFields } = record;
    const given = { name, email, status, sentiment, ...mergeCommon(strategy, before, record) };
    await changeCustomer(
      context,
      before.id,
      strategy === 'merge'
        ? { ...given, externalId, customFields }
        : {
            ...given,
            externalId: externalId ?? null,
            customFields: replaceKeys(before.customFields, customFields),
          },
    );
  },
};
