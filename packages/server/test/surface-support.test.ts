import { supportRows } from './surface/rows-support.ts';
import { walk } from './surface/walk.ts';

walk('support', supportRows);
