import { Resource } from '../core/resource.ts';

/** What happened lately: `cstar.activity`. */
export class Activity extends Resource {}
