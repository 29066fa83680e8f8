import { type contract, formatId } from '@cstar.help/contract';
import { desc, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { type Context, partitionOf } from '../../context.ts';
import { importLogs } from '../../db/schema/index.ts';
import { audit } from '../../events/audit.ts';
import type { Handlers } from '../../handlers.ts';
import { validate } from '../../http/validation.ts';
import { iso, slice } from '../shared/paging.ts';
import { asEntry, attempt } from './attempt.ts';
import { articleImporter } from './import-articles.ts';
import { customerImporter } from './import-customers.ts';
import type { Strategy } from './import-merge.ts';
import { ticketImporter } from './import-tickets.ts';
import type { Importer } from './importer.ts';

type Outcome = 'created' | 'updated' | 'skipped';
type ImportResult = z.input<typeof contract.imports.schemas.ImportResult>;
type ImportLog = z.input<typeof contract.imports.schemas.ImportLog>;

interface Job {
  hold(context: Context): Promise<unknown>;
  take(context: Context, record: Record<string, unknown>, strategy: Strategy): Promise<Outcome>;
}

const jobs = {
  tickets: job(ticketImporter),
  customers: job(customerImporter),
  articles: job(articleImporter),
};

export const importHandlers: Handlers<'imports'> = {
  async create({ body: { resource, records, mergeStrategy }, context }) {
    await oneAtATime(context);
    const { hold, take } = jobs[resource];
    await hold(context);
    const counts = { created: 0, updated: 0, skipped: 0, failed: 0 };
    const errors: ImportResult['errors'] = [];
    for (const [index, record] of records.entries()) {
      const outcome = await attempt(context, () => take(context, record, mergeStrategy));
      if ('refused' in outcome) {
        counts.failed++;
        errors.push({ index, ...asEntry(outcome.refused) });
      } else counts[outcome.done]++;
    }
    await log(context, { resource, mergeStrategy, totalRecords: records.length, ...counts });
    return { object: 'import_result', resource, total: records.length, ...counts, errors };
  },

  async logs({ query, context: { tx } }) {
    const { limit, offset } = slice(query);
    const rows = await tx
      .select()
      .from(importLogs)
      .orderBy(desc(importLogs.createdAt), desc(importLogs.id))
      .limit(limit)
      .offset(offset);
    return { items: rows.map(present), total: await tx.$count(importLogs) };
  },
};

function job<Schema extends z.ZodObject, Row>(importer: Importer<Schema, Row>): Job {
  return {
    hold: (context) => importer.hold(context),
    async take(context, input, strategy) {
      const record = validate(importer.schema, input, 'body');
      const before = await importer.find(context, record);
      if (before === undefined) {
        await importer.create(context, record);
        return 'created';
      }
      if (strategy === 'skip') return 'skipped';
      await importer.update(context, before, record, strategy);
      return 'updated';
    },
  };
}

/** Two imports at once would each miss what the other creates, or wait for each other in a circle. */
async function oneAtATime({ tx, principal: { teamId, environment } }: Context): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`import ${teamId} ${environment}`}, 0))`,
  );
}

type Facts = Pick<
  typeof importLogs.$inferInsert,
  'resource' | 'mergeStrategy' | 'totalRecords' | 'created' | 'updated' | 'skipped' | 'failed'
>;

async function log(context: Context, facts: Facts): Promise<void> {
  const id = context.newId();
  await context.tx.insert(importLogs).values({
    id,
    ...partitionOf(context),
    ...facts,
    status: statusOf(facts),
    actorName: context.actor.name,
    createdAt: context.now,
  });
  await audit(context, {
    action: 'data.imported',
    resourceType: 'import',
    resourceId: formatId('importLog', id),
    details: facts,
  });
}

function statusOf({ failed, totalRecords }: Facts): ImportLog['status'] {
  if (failed === 0) return 'completed';
  return failed === totalRecords ? 'failed' : 'completed_with_errors';
}

const present = (row: typeof importLogs.$inferSelect): ImportLog => ({
  object: 'import_log',
  id: formatId('importLog', row.id),
  resource: row.resource,
  status: row.status,
  totalRecords: row.totalRecords,
  created: row.created,
  updated: row.updated,
  skipped: row.skipped,
  failed: row.failed,
  mergeStrategy: row.mergeStrategy,
  actorName: row.actorName,
  createdAt: iso(row.createdAt),
});
