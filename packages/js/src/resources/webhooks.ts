import { Resource } from '../core/resource.ts';

/** Subscriptions that send events to a URL of yours: `cstar.webhooks`. */
export class Webhooks extends Resource {}
