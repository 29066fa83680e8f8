import { streams } from '@cstar.help/contract';
import type { Fault, FaultName } from './faults.ts';

/** What decides whether a fault is for a call. */
export interface Call {
  method: string;
  /** The path, as it was called. */
  path: string;
  header(name: string): string | undefined;
}

/** What faults act on, from the outside to the inside. Two that act on the same exclude each other. */
export const slots = ['time', 'cursor', 'body', 'frames', 'answer'] as const;

export const slotOf: Record<FaultName, (typeof slots)[number]> = {
  latency: 'time',
  expire_cursor: 'cursor',
  cut_stream: 'body',
  duplicate_events: 'frames',
  reorder_events: 'frames',
  drop_before_commit: 'answer',
  drop_after_commit: 'answer',
  rate_limited: 'answer',
  server_error: 'answer',
};

const streamPaths = Object.values(streams).map(({ path }) => path);

/** The calls that a fault is about at all; one that is not here is about all. */
const pathsOf: Partial<Record<FaultName, readonly string[]>> = {
  cut_stream: streamPaths,
  duplicate_events: streamPaths,
  reorder_events: streamPaths,
  expire_cursor: [...streamPaths, '/webhooks/events'],
};

export function appliesTo(fault: Fault, call: Call): boolean {
  const { teamId, method, path, header } = fault;
  const { team, below } = split(call.path);
  return (
    (teamId === undefined || teamId.toLowerCase() === team?.toLowerCase()) &&
    (method === undefined || method === call.method) &&
    (path === undefined || below.startsWith(path)) &&
    (header === undefined || call.header(header.name) === header.value) &&
    (pathsOf[fault.fault]?.includes(below) ?? true)
  );
}

/** `/api/v1/teams/{teamId}/tickets` is `/tickets` of a team. */
function split(path: string): { team: string | undefined; below: string } {
  const [, team, ofTeam, global] = /^\/api\/v1(?:\/teams\/([^/]+)(.*)|(.*))$/s.exec(path) ?? [];
  return { team, below: ofTeam ?? global ?? path };
}
