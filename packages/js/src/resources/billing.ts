import { Resource } from '../core/resource.ts';

/** Your subscription: `cstar.billing`. */
export class Billing extends Resource {}
