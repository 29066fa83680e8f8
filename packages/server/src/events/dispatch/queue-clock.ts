import type { SqlDoor } from '../../db/jobs.ts';

/**
 * Makes SQL go by a clock that was given. It asks the database for the time, which is right between servers
 * whose clocks differ; but where the clock is not the real one, the database knows nothing of it.
 *
 * @param clock Milliseconds since 1970.
 */
export function onClock(clock: () => number, door: SqlDoor): SqlDoor {
  if (clock === Date.now) return door;
  const told = (text: string) =>
    text
      // Such a clock may stand still: what is due at a moment has to be due in it.
      .replaceAll('< now()', '<= now()')
      .replaceAll('now()', `(timestamptz '${new Date(clock()).toISOString()}')`);
  return {
    query: (text, values) => door.query(told(text), values),
    script: (text) => door.script(told(text)),
  };
}
