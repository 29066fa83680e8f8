import { Pagination } from './envelope.ts';
import { EventName } from './events.ts';
import { Deleted, Metadata, MetadataPatch } from './fields.ts';
import { AssignableRole, Permission, Role } from './roles.ts';

/** The named types that several resources use. */
export const shared = {
  Pagination,
  Metadata,
  MetadataPatch,
  Deleted,
  EventName,
  Role,
  AssignableRole,
  Permission,
};
