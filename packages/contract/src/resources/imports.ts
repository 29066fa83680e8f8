import { z } from 'zod';
import { endpoint, mebibyte, one, page, resource } from '../endpoint.ts';
import { datetime, objectKind, tagsInput, text } from '../shared/fields.ts';
import { id, idInput } from '../shared/ids.ts';
import { momentInput } from '../shared/moments.ts';
import { pageParams } from '../shared/query.ts';
import { articles } from './articles.ts';
import { DataResource } from './bulk.ts';
import { customers } from './customers.ts';
import { messages } from './messages.ts';
import { tickets } from './tickets.ts';

const MergeStrategy = z
  .enum(['skip', 'overwrite', 'merge'])
  .describe('What an import does with a record that exists already');

const earliest = Date.UTC(1970, 0, 1);

/** When something happened elsewhere. Only the server knows what is still to come. */
const pastMoment = () =>
  momentInput()
    .refine((value) => new Date(value).getTime() >= earliest, 'expected a moment after 1970')
    .transform((value) => new Date(value));

const createdAt = pastMoment()
  .optional()
  .describe('When it was created elsewhere; default now. Existing objects keep theirs');

const maxMessages = 100;

const TicketImportMessageParams = z
  .strictObject({
    ...messages.schemas.MessageCreateParams.shape,
    createdAt: pastMoment().optional().describe('When it was sent; default when the ticket was created'),
  })
  .describe('One message of the thread of an imported ticket.');

const TicketImportParams = z
  .object({
    id: idInput('ticket')
      .optional()
      .describe('ID of the ticket here, to match it. When there is none, the ticket gets a new ID'),
    ...tickets.schemas.TicketCreateParams.shape,
    status: tickets.schemas.TicketStatus.optional().describe('Status of the ticket; default `new`'),
    priority: tickets.schemas.TicketPriority.optional().describe('Priority level; default `normal`'),
    customerEmail: z
      .email()
      .max(320)
      .transform((address) => address.toLowerCase())
      .optional()
      .describe('Email of an existing customer to attach, in place of customerId'),
    messages: z
      .array(TicketImportMessageParams)
      .max(maxMessages)
      .optional()
      .describe(
        `The thread, at most ${maxMessages} messages. It is history: written when the ticket is created, without an event for each message, and never added to a ticket that exists`,
      ),
    createdAt,
  })
  .describe('One ticket of an import. Matched by id, then externalId.');

const CustomerImportParams = z
  .object({
    id: idInput('customer')
      .optional()
      .describe('ID of the customer here, to match them. When there is none, the customer gets a new ID'),
    ...customers.schemas.CustomerCreateParams.shape,
    status: customers.schemas.CustomerStatus.optional(),
    sentiment: customers.schemas.CustomerSentiment.optional(),
    createdAt,
  })
  .describe('One customer of an import. Matched by id, then externalId, then email.');

const ArticleImportParams = z
  .object({
    id: idInput('article')
      .optional()
      .describe('ID of the article here, to match it. When there is none, the article gets a new ID'),
    slug: text(200).optional().describe('Slug to match, and of a new article; default made from the title'),
    ...articles.schemas.ArticleCreateParams.shape,
    tags: tagsInput().optional().describe('Tags, as an array or one comma-separated string'),
    createdAt,
  })
  .describe('One article of an import. Matched by id, then slug.');

const maxRecords = 500;

const ImportParams = z
  .object({
    resource: DataResource.describe('Resource type'),
    records: z
      .array(z.record(z.string(), z.unknown()))
      .min(1)
      .max(maxRecords)
      .describe(
        `The records, at most ${maxRecords}: what creating such an object takes, and id, externalId, status, createdAt. Together at most 16 MiB of JSON`,
      ),
    mergeStrategy: MergeStrategy.default('skip').describe(
      'What happens to a record that matches an existing object, or an earlier record. `skip` leaves the object as it is. `overwrite` replaces the fields that the record gives and clears the others that can be empty: notes, tags, metadata, custom fields, externalId, and the assignee of a ticket, the category and search description of an article. `merge` replaces the fields that the record gives, leaves the others, unites tags, and merges metadata and custom fields',
    ),
  })
  .describe('What `import.create` takes.');

const ImportError = z
  .object({
    index: z.int().describe('Position of the record in `records`, from 0'),
    code: z.string().describe('What went wrong, for programs'),
    message: z.string().describe('What went wrong and what to do, for people'),
    param: z.string().optional().describe('The field at fault'),
  })
  .describe('Why one record of an import was not taken.');

const ImportResult = z
  .object({
    object: objectKind('import_result'),
    resource: DataResource.describe('Resource type imported'),
    total: z.int().describe('Total records processed'),
    created: z.int().describe('Records created'),
    updated: z.int().describe('Records that changed an existing object'),
    skipped: z.int().describe('Records that exist already and were left alone'),
    failed: z.int().describe('Records that were not taken'),
    errors: z.array(ImportError).describe('One entry per record that failed, in their order'),
  })
  .describe('What an import did.');

const ImportStatus = z
  .enum(['completed', 'completed_with_errors', 'failed'])
  .describe('How an import ended: `failed` when no record was taken');

const ImportLog = z
  .object({
    object: objectKind('import_log'),
    id: id('importLog').describe('Unique import identifier (imp_ prefix)'),
    resource: DataResource.describe('Resource type imported'),
    status: ImportStatus,
    totalRecords: z.int().describe('Records of the request'),
    created: z.int().describe('Records created'),
    updated: z.int().describe('Records that changed an existing object'),
    skipped: z.int().describe('Records that exist already and were left alone'),
    failed: z.int().describe('Records that were not taken'),
    mergeStrategy: MergeStrategy,
    actorName: z.string().describe('Who ran the import'),
    createdAt: datetime().describe('When the import ran'),
  })
  .describe('One import that was run.');

const ImportLogListParams = z.object({ ...pageParams() }).describe('What `import.logs` takes.');

export const imports = resource({
  name: 'import',
  title: 'Import',
  description: 'Records from elsewhere, matched to what is there.',
  schemas: {
    MergeStrategy,
    TicketImportMessageParams,
    TicketImportParams,
    CustomerImportParams,
    ArticleImportParams,
    ImportParams,
    ImportError,
    ImportResult,
    ImportStatus,
    ImportLog,
    ImportLogListParams,
  },
  endpoints: {
    create: endpoint({
      method: 'POST',
      permission: 'import_data',
      path: '/import',
      summary: 'Import up to 500 records. A record that is refused is reported and does not undo the rest.',
      body: ImportParams,
      maxBodyBytes: 16 * mebibyte,
      returns: one(ImportResult),
    }),
    logs: endpoint({
      method: 'GET',
      permission: 'import_data',
      path: '/import',
      summary: 'List the imports that were run, newest first.',
      query: ImportLogListParams,
      returns: page(ImportLog),
    }),
  },
});
