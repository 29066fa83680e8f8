import { type EventType, eventSchemas } from '@cstar.help/contract';
import { and, asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { type Environment, events } from '../../src/db/schema/index.ts';
import type { Reply, TestTeam } from './api.ts';

type Row = typeof events.$inferSelect;

/** What was written to the log of a team, in the order of writing. */
export const eventsOf = (
  db: Database,
  { teamId }: Pick<TestTeam, 'teamId'>,
  environment: Environment = 'test',
): Promise<Row[]> =>
  db
    .select()
    .from(events)
    .where(and(eq(events.teamId, teamId), eq(events.environment, environment)))
    .orderBy(asc(events.sequence));

/** The events that one call caused. */
export async function causedBy(db: Database, team: TestTeam, reply: Reply, environment?: Environment) {
  const requestId = reply.headers.get('x-cstar-request-id');
  expect(requestId).toMatch(/^req_/);
  const rows = await eventsOf(db, team, environment);
  return rows.filter((row) => row.requestId === requestId);
}

/** Fails unless data is what the contract says, with nothing beside it: parsing drops what it does not know. */
export function expectContract(type: string, data: unknown): void {
  const schema = eventSchemas[type as EventType];
  expect(schema.parse(data), type).toEqual(data);
}
