import { CStarValidationError } from '@cstar.help/js';
import { describe, expect, it } from 'vitest';
import { clientWith, rejection, root } from '../support/client.ts';

describe('game.player', () => {
  it('without anything is that of the key', async () => {
    const { cstar, sent } = clientWith();
    await cstar.game.player();

    expect(sent[0]?.url.pathname).toBe(`${root}/game/player`);
  });

  it('takes an ID, or an object with it, and options', async () => {
    const { cstar, sent } = clientWith();
    const options = { headers: { 'x-app': '1' } };
    await cstar.game.player('mem_1', options);
    await cstar.game.player({ userId: 'usr_1' }, options);
    await cstar.game.player({}, options);

    expect(sent.map(({ url }) => `${url.pathname}${url.search}`)).toEqual([
      `${root}/game/player/mem_1`,
      `${root}/game/player?userId=usr_1`,
      `${root}/game/player`,
    ]);
    expect(sent.every(({ headers }) => headers['x-app'] === '1')).toBe(true);
  });

  it.each([undefined, null, ''])('refuses an ID that got lost: %j', async (lost) => {
    const { cstar, sent } = clientWith();
    // @ts-expect-error what may be lost is no ID
    const call = cstar.game.player(lost);

    expect(await rejection(call)).toBeInstanceOf(CStarValidationError);
    expect(sent).toHaveLength(0);
  });
});
