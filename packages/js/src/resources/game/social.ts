import { Resource } from '../../core/resource.ts';

/** Thanks from one player to another: `cstar.game.oneUps`. */
export class GameOneUps extends Resource {}

/** Cheers from team to team: `cstar.game.highFives`. */
export class GameHighFives extends Resource {}
