import { Resource } from '../core/resource.ts';

/** Fields of your own: `cstar.customFields`. */
export class CustomFields extends Resource {}
