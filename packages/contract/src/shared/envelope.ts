import { z } from 'zod';
import { datetime } from './fields.ts';

// The frame around every body. Endpoints name only what stands in `data`.

export const Pagination = z
  .object({
    page: z.int().describe('This page, from 1'),
    pageSize: z.int().describe('Results per page'),
    total: z.int().describe('Results on all pages'),
    totalPages: z.int().describe('Number of pages'),
    hasMore: z.boolean().describe('Whether a page follows'),
  })
  .describe('Where a page stands in its list.');

const meta = {
  requestId: z.string().describe('The ID of the call, as in the x-cstar-request-id header'),
  timestamp: datetime().describe('When the response was made'),
  idempotentReplayed: z
    .literal(true)
    .optional()
    .describe('Present when the response was stored by an earlier call'),
};

export const Meta = z.object(meta).describe('Facts about the call.');
export const ListMeta = z.object({ ...meta, pagination: Pagination }).describe('Facts about a list call.');

export const oneEnvelope = (data: z.ZodType) => z.object({ success: z.literal(true), data, meta: Meta });
export const listEnvelope = (data: z.ZodType) =>
  z.object({ success: z.literal(true), data: z.array(data), pagination: Pagination, meta: ListMeta });

export const ErrorEnvelope = z
  .object({
    success: z.literal(false),
    error: z.object({
      type: z.string().describe('The class of the error'),
      code: z.string().describe('What went wrong, for programs'),
      message: z.string().describe('What went wrong and what to do, for people'),
      param: z.string().optional().describe('The parameter at fault'),
      doc_url: z.string().describe('The page about this code'),
      request_id: z.string().describe('The ID of the call'),
      retryAfter: z.int().optional().describe('Seconds to wait before the next try'),
    }),
    meta: Meta,
  })
  .describe('The body of every response that is not a success.');
