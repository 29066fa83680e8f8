import { Resource } from '../core/resource.ts';

/** The same change for many objects at once: `cstar.bulk`. */
export class Bulk extends Resource {}
