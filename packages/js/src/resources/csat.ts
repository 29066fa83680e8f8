import { Resource } from '../core/resource.ts';

/** What customers say about the support they got: `cstar.csat`. */
export class Csat extends Resource {}
