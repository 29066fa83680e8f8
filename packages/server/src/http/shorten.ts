const maxEchoed = 100;

/** A name from the input as an answer may repeat it: an answer must not grow with its question. */
export const shorten = (name: string): string =>
  name.length <= maxEchoed ? name : `${name.slice(0, maxEchoed - 1).replace(/\p{Surrogate}$/u, '')}…`;
