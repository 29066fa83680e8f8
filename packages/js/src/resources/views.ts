import { Resource } from '../core/resource.ts';

/** Filters that are kept under a name: `cstar.views`. */
export class Views extends Resource {}
