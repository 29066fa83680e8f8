import { Resource } from '../core/resource.ts';

/** Posts and topics of your community: `cstar.community`. */
export class Community extends Resource {}
