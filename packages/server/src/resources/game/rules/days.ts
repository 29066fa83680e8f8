// Days of the game are days in UTC, written `2026-04-06`.

export const millisecondsPerDay = 86_400_000;

/** The day of a moment. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** The first moment of a day. */
export const startOfDay = (day: string): Date => new Date(`${day}T00:00:00.000Z`);

/** The day so many days later. */
export const addDays = (day: string, count: number): string =>
  dayOf(new Date(startOfDay(day).getTime() + count * millisecondsPerDay));

/** When the day of a moment is over: midnight UTC. */
export const endOfDay = (moment: Date): Date => startOfDay(addDays(dayOf(moment), 1));
