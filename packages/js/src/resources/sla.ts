import { Resource } from '../core/resource.ts';

/** How fast tickets must be answered and resolved: `cstar.sla`. */
export class Sla extends Resource {}
