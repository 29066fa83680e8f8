import { Resource } from '../../core/resource.ts';

/** Levels, bosses, quests and recognition for your agents: `cstar.game`. */
export class Game extends Resource {}
