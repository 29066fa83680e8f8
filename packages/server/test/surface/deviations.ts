/** Where an answer differs from the documented sample on purpose, and why. */
export const deviations: Record<string, string> = {};
