import { teamRows } from './surface/rows-team.ts';
import { walk } from './surface/walk.ts';

walk('team', teamRows);
