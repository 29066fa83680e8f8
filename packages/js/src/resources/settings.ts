import { Resource } from '../core/resource.ts';

/** How your team is set up: `cstar.settings`. */
export class Settings extends Resource {}
