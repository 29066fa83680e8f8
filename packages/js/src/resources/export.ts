import { Resource } from '../core/resource.ts';

/** Your data as JSON or CSV: `cstar.export`. */
export class Export extends Resource {}
