import { expect, test } from 'vitest';
import { createApp } from '../src/app.ts';
import { createHousekeeping } from '../src/housekeeping.ts';
import { defaultRateLimits } from '../src/http/rate-limit.ts';
import { silent } from '../src/logger.ts';
import { countInMemory } from '../src/rate-counter.ts';
import { createServices } from '../src/services.ts';
import { CreateTeamOptions, createTeam } from '../src/teams/create.ts';
import { readReply } from './support/api.ts';
import { ownDatabase } from './support/database.ts';

test('switching a webhook on tells at once that its deliveries are due, and no other change does', async () => {
  const { db, close } = await ownDatabase();
  const rateCounter = countInMemory(3600);
  let due = 0;
  const app = createApp({
    db,
    rateCounter,
    rateLimits: defaultRateLimits,
    housekeeping: createHousekeeping(db, Date.now, silent),
    logger: silent,
    services: createServices({ onDeliveriesDue: () => due++ }),
    clock: Date.now,
    development: true,
  });
  const team = await createTeam({ db, clock: Date.now }, CreateTeamOptions.parse({}));
  const ask = async (method: string, path: string, body: object) =>
    readReply(
      await app.request(`/api/v1/teams/${team.teamId}${path}`, {
        method,
        headers: { authorization: `Bearer ${team.keys.secretTest}` },
        body: JSON.stringify(body),
      }),
    );
  const made = await ask('POST', '/webhooks', { name: 'Hook', url: 'https://example.com', events: '*' });
  const path = `/webhooks/${made.data.id}`;
  for (const change of [{ isActive: true }, { isActive: false }, { name: 'Other' }]) {
    expect((await ask('PATCH', path, change)).status).toBe(200);
  }
  expect(due).toBe(0);
  expect((await ask('PATCH', path, { isActive: true })).data.isActive).toBe(true);
  expect(due).toBe(1);
  await rateCounter.close();
  await close();
});
