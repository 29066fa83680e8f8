import { Resource } from '../core/resource.ts';

/** How your team is doing: `cstar.analytics`. */
export class Analytics extends Resource {}
