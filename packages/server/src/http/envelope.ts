import { docUrl, errorCodes } from '@cstar.help/contract';
import type { ApiError } from '../errors.ts';

/** What a call answers, before its frame. */
export type Answer =
  | { kind: 'one'; data: unknown }
  | { kind: 'list'; data: unknown[]; pagination: PaginationFacts; frame?: ListFrame };

/** What stands around the items of a list that comes one level deeper. */
export interface ListFrame {
  /** Asks for the stretch that follows; null at the end. Lists by page have none. */
  cursor?: string | null;
}

export interface PaginationFacts {
  page: number;
  pageSize: number;
  total: number;
  totalPages: number;
  hasMore: boolean;
}

export interface CallFacts {
  requestId: string;
  timestamp: Date;
  replayed?: boolean;
}

export function paginate(page: number, pageSize: number, total: number): PaginationFacts {
  const totalPages = Math.ceil(total / pageSize);
  return { page, pageSize, total, totalPages, hasMore: page < totalPages };
}

/** A list that always comes whole is one full page. */
export const wholeList = (length: number): PaginationFacts => ({
  page: 1,
  pageSize: Math.max(1, length),
  total: length,
  totalPages: length === 0 ? 0 : 1,
  hasMore: false,
});

const metaOf = ({ requestId, timestamp, replayed }: CallFacts) => ({
  requestId,
  timestamp: timestamp.toISOString(),
  ...(replayed === true ? { idempotentReplayed: true } : {}),
});

export function successEnvelope(answer: Answer, call: CallFacts) {
  const meta = metaOf(call);
  if (answer.kind === 'one') return { success: true, data: answer.data, meta };
  const { data, pagination, frame } = answer;
  const framed = frame ? { object: 'list', data, ...frame } : data;
  return { success: true, data: framed, pagination, meta: { ...meta, pagination } };
}

export function errorEnvelope(error: ApiError, call: CallFacts) {
  return {
    success: false,
    error: {
      type: errorCodes[error.code].type,
      code: error.code,
      message: error.message,
      ...(error.param === undefined ? {} : { param: error.param }),
      doc_url: docUrl(error.code),
      request_id: call.requestId,
      ...(error.retryAfter === undefined ? {} : { retryAfter: error.retryAfter }),
    },
    meta: metaOf(call),
  };
}
