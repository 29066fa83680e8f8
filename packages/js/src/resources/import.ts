import { Resource } from '../core/resource.ts';

/** Records from elsewhere: `cstar.import`. */
export class Import extends Resource {}
