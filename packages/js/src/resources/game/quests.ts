import { Resource } from '../../core/resource.ts';

/** The quests of a day: `cstar.game.quests`. */
export class GameQuests extends Resource {}
