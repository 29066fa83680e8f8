import { Resource } from '../core/resource.ts';

/** One search over tickets, customers and articles: `cstar.search`. */
export class Search extends Resource {}
