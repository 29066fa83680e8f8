import { Resource } from '../../core/resource.ts';

/** The daily warm-up puzzle: `cstar.game.puzzles`. */
export class GamePuzzles extends Resource {}
