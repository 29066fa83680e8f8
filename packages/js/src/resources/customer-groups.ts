import { Resource } from '../core/resource.ts';

/** Groups of customers: `cstar.customerGroups`. */
export class CustomerGroups extends Resource {}
