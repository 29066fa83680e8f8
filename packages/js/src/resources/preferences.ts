import { Resource } from '../core/resource.ts';

/** Choices for the whole team: `cstar.preferences`. */
export class Preferences extends Resource {}
