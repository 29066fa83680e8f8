import { Resource } from '../core/resource.ts';

/** The tags of your tickets: `cstar.tags`. */
export class Tags extends Resource {}
