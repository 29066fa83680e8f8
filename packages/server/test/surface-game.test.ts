import { gameRows } from './surface/rows-game.ts';
import { walk } from './surface/walk.ts';

walk('game', gameRows);
