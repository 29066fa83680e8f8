import { Resource } from '../core/resource.ts';

/** Where the member behind the key was mentioned: `cstar.mentions`. */
export class Mentions extends Resource {}
