/** Calls what somebody else wrote. What it throws or rejects with goes to `report`, and no further. */
export function call<Facts extends unknown[]>(
  run: (...facts: Facts) => unknown,
  report: (cause: unknown) => void,
  ...facts: Facts
): void {
  try {
    const result = run(...facts);
    // Looked at first, because most give nothing, and a promise for each of them takes its time.
    if (typeof result === 'object' && result !== null && 'then' in result) {
      Promise.resolve(result).catch(report);
    }
  } catch (cause) {
    report(cause);
  }
}
