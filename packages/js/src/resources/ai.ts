import { Resource } from '../core/resource.ts';

/** Suggestions and summaries from a language model: `cstar.ai`. */
export class Ai extends Resource {}
