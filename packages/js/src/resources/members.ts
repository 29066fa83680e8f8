import { Resource } from '../core/resource.ts';

/** The people of your team: `cstar.members`. */
export class Members extends Resource {}
