import { Resource } from '../core/resource.ts';

/** Rules that act when an event happens: `cstar.automations`. */
export class Automations extends Resource {}
