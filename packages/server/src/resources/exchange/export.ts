import type { contract } from '@cstar.help/contract';
import type { z } from 'zod';
import type { Context, EffectContext } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { audit } from '../../events/audit.ts';
import type { Handlers } from '../../handlers.ts';
import { toCsv } from './csv.ts';
import { articleExport, customerExport, type ExportKind, ticketExport } from './export-kinds.ts';
import { exportRows, maxRows, type Selection } from './export-rows.ts';

type ExportParams = z.output<typeof contract.exports.schemas.ExportParams>;
type ExportResult = z.input<typeof contract.exports.schemas.ExportResult>;
type JsonExport = z.input<typeof contract.exports.schemas.JsonExport>;
type Resource = ExportParams['resources'][number]['type'];

/** One exported resource in both forms. Only the one that is asked for is made. */
interface Part {
  type: Resource;
  totalRows: number;
  cursor: string | null;
  json(): JsonExport['resources'];
  csv(): string;
}

const parts: Record<Resource, (context: Context, selection: Selection, place: string) => Promise<Part>> = {
  tickets: part('tickets', ticketExport, (tickets) => ({ tickets })),
  customers: part('customers', customerExport, (customers) => ({ customers })),
  articles: part('articles', articleExport, (articles) => ({ articles })),
};

export const exportHandlers: Handlers<'exports'> = {
  create: { reach: ({ body, context }) => run(context, body) },
  get: {
    reach: ({ query: { resources, format }, context }) =>
      run(context, { format, resources: resources.map((type) => ({ type })) }),
  },
};

async function run(context: EffectContext, { resources, format }: ExportParams): Promise<ExportResult> {
  refuseRepeated(resources.map(({ type }) => type));
  if (format === 'csv') requireOne(resources);
  // One moment for all resources, whatever is written meanwhile.
  const exported = await context.transaction('read', async (reading) => {
    const read: Part[] = [];
    for (const [index, { type, ...selection }] of resources.entries()) {
      read.push(await parts[type](reading, selection, `resources.${index}`));
    }
    return read;
  });
  const totalRows = exported.reduce((sum, { totalRows: rows }) => sum + rows, 0);
  await context.transaction('write', (writing) =>
    audit(writing, {
      action: 'data.exported',
      resourceType: 'export',
      resourceId: null,
      details: { format, resources: exported.map(({ type }) => type), totalRows },
    }),
  );
  const facts = {
    object: 'export',
    totalRows,
    truncated: exported.some(({ cursor }) => cursor !== null),
    limit: maxRows,
    cursors: Object.fromEntries(exported.map(({ type, cursor }) => [type, cursor])),
  } as const;
  const [first] = exported;
  if (format === 'json' || first === undefined) {
    return { ...facts, format: 'json', resources: Object.assign({}, ...exported.map((each) => each.json())) };
  }
  const filename = `${first.type}-${context.now.toISOString().slice(0, 10)}.csv`;
  return { ...facts, format, filename, content: first.csv() };
}

function part<Schema extends z.ZodObject, Row extends { id: string; createdAt: string }>(
  type: Resource,
  kind: ExportKind<Schema, Row>,
  named: (rows: Row[]) => JsonExport['resources'],
) {
  return async (context: Context, selection: Selection, place: string): Promise<Part> => {
    const { rows, cursor } = await exportRows(context, kind, selection, place);
    return {
      type,
      totalRows: rows.length,
      cursor,
      json: () => named(rows),
      csv: () => toCsv(kind.columns, rows),
    };
  };
}

function refuseRepeated(types: Resource[]): void {
  const repeated = types.find((type, index) => types.indexOf(type) !== index);
  if (repeated === undefined) return;
  throw new ApiError('parameter_invalid', `resources names ${repeated} twice. Name each resource once.`, {
    param: 'resources',
  });
}

function requireOne(resources: readonly unknown[]): void {
  if (resources.length === 1) return;
  throw new ApiError(
    'parameter_invalid',
    `A CSV holds one resource, but resources names ${resources.length}. Export them one by one, or as format json.`,
    { param: 'resources' },
  );
}
