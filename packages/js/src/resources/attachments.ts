import { Resource } from '../core/resource.ts';

/** Images that belong to messages and posts: `cstar.attachments`. */
export class Attachments extends Resource {}
