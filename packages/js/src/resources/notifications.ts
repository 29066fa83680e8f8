import { Resource } from '../core/resource.ts';

/** What the member behind the key should know about: `cstar.notifications`. */
export class Notifications extends Resource {}
