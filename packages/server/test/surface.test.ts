import { expect, test } from 'vitest';
import { gameRows } from './surface/rows-game.ts';
import { supportRows } from './surface/rows-support.ts';
import { teamRows } from './surface/rows-team.ts';
import { operationNames } from './surface/walk.ts';

test('every endpoint of the contract is walked through, in one area', () => {
  const rows = [supportRows, teamRows, gameRows].flatMap((area) => Object.keys(area));
  expect(rows.sort()).toEqual([...operationNames].sort());
});
