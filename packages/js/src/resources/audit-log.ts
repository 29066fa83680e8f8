import { Resource } from '../core/resource.ts';

/** Who did what, for good: `cstar.auditLog`. */
export class AuditLog extends Resource {}
