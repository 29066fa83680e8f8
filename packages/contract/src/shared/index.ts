import { Pagination } from './envelope.ts';
import { Deleted, Metadata, MetadataPatch } from './fields.ts';

/** The named types that several resources use. */
export const shared = { Pagination, Metadata, MetadataPatch, Deleted };
