import { Resource } from '../../core/resource.ts';

/** The quarters that the game is played in: `cstar.game.seasons`. */
export class GameSeasons extends Resource {}
