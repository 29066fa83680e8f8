import { z } from 'zod';
import { endpoint, one, resource } from '../endpoint.ts';
import { objectKind } from '../shared/fields.ts';
import { listQuery } from '../shared/query.ts';
import { articles } from './articles.ts';
import { DataResource } from './bulk.ts';
import { customers } from './customers.ts';
import { tickets } from './tickets.ts';

const ExportFormat = z.enum(['json', 'csv']).describe('How exported data is written');

/** Said in every answer as `limit`. */
const maxExportRows = 10_000;

const TicketExportFilterParams = tickets.schemas.TicketListParams.omit({
  page: true,
  pageSize: true,
  expand: true,
}).describe('Which tickets to export.');
const CustomerExportFilterParams = customers.schemas.CustomerListParams.omit({
  page: true,
  pageSize: true,
}).describe('Which customers to export.');
const ArticleExportFilterParams = articles.schemas.ArticleListParams.omit({
  page: true,
  pageSize: true,
}).describe('Which articles to export.');

const ExportSelectionParams = z
  .strictObject({
    type: DataResource.describe('Resource type'),
    filters: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('What to export: the filters that the list of this resource takes'),
    after: z
      .string()
      .max(100)
      .optional()
      .describe('Go on after this object: the cursor of the export before'),
    limit: z
      .int()
      .min(1)
      .max(maxExportRows)
      .optional()
      .describe('Rows at most; without it as many as an export holds'),
  })
  .describe('One resource to export.');

const ExportParams = z
  .object({
    resources: z
      .array(ExportSelectionParams)
      .min(1)
      .max(DataResource.options.length)
      .describe('What to export, each resource once. CSV takes exactly one'),
    format: ExportFormat.default('json').describe('Output format'),
  })
  .describe('What `export.create` takes.');

const ExportGetParams = z
  .object({
    resources: listQuery(DataResource)
      .pipe(z.array(DataResource).min(1).max(DataResource.options.length))
      .describe('What to export. CSV takes exactly one'),
    format: ExportFormat.default('json').describe('Output format'),
  })
  .describe('What `export.get` takes.');

const cursor = z
  .string()
  .nullable()
  .optional()
  .describe('`after` of the export that goes on; null at the end');

const facts = {
  object: objectKind('export'),
  totalRows: z.int().describe('Total rows exported'),
  truncated: z
    .boolean()
    .describe('Whether rows were left out, because of a limit or of the size. The cursors go on there'),
  limit: z.int().describe('Rows that one export holds at most per resource'),
  cursors: z
    .object({
      tickets: cursor,
      customers: cursor,
      articles: cursor,
    })
    .describe('Where each exported resource was left'),
};

const JsonExport = z
  .object({
    ...facts,
    format: z.literal('json').describe('Export format'),
    resources: z
      .object({
        tickets: z.array(tickets.schemas.Ticket).optional().describe('The tickets, newest first'),
        customers: z.array(customers.schemas.Customer).optional().describe('The customers, newest first'),
        articles: z.array(articles.schemas.Article).optional().describe('The articles, newest first'),
      })
      .describe('The objects, by resource'),
  })
  .describe('An export as JSON.');

const CsvExport = z
  .object({
    ...facts,
    format: z.literal('csv').describe('Export format'),
    filename: z.string().describe('A name for the file'),
    content: z
      .string()
      .describe(
        'The file: CSV by RFC 4180 with a header row. A text that a spreadsheet would run as a formula has an apostrophe before it',
      ),
  })
  .describe('An export as CSV.');

const ExportResult = z
  .discriminatedUnion('format', [JsonExport, CsvExport])
  .describe('What an export returns, by its format.');

export const exports = resource({
  name: 'export',
  title: 'Export',
  description: 'Your data as JSON or CSV.',
  schemas: {
    ExportFormat,
    TicketExportFilterParams,
    CustomerExportFilterParams,
    ArticleExportFilterParams,
    ExportSelectionParams,
    ExportParams,
    ExportGetParams,
    JsonExport,
    CsvExport,
    ExportResult,
  },
  endpoints: {
    create: endpoint({
      method: 'POST',
      permission: 'export_data',
      path: '/export',
      summary: `Export up to ${maxExportRows} rows per resource, newest first: several resources as JSON, or one as CSV.`,
      body: ExportParams,
      returns: one(ExportResult),
    }),
    get: endpoint({
      method: 'GET',
      permission: 'export_data',
      path: '/export',
      summary: 'The same export without filters, asked for by query parameters.',
      query: ExportGetParams,
      returns: one(ExportResult),
    }),
  },
});
