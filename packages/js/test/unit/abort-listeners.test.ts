import { setImmediate } from 'node:timers/promises';
import type { AbortSignalLike } from '@cstar.help/js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { clientWith, rejection, ticketId } from '../support/client.ts';
import { networkFailure } from '../support/fake-fetch.ts';
import { failed } from '../support/replies.ts';

const warnings: string[] = [];
const note = (warning: Error) => warnings.push(warning.name);

beforeEach(() => {
  warnings.length = 0;
  process.on('warning', note);
});
afterEach(() => {
  process.off('warning', note);
});

/** A signal that counts the listeners on it. */
class CountedSignal implements AbortSignalLike {
  readonly #listeners = new Set<() => void>();
  readonly #signal: AbortSignal;
  most = 0;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  get aborted(): boolean {
    return this.#signal.aborted;
  }

  get reason(): unknown {
    return this.#signal.reason;
  }

  get left(): number {
    return this.#listeners.size;
  }

  addEventListener(type: 'abort', listener: () => void): void {
    this.#signal.addEventListener(type, listener);
    this.#listeners.add(listener);
    this.most = Math.max(this.most, this.left);
  }

  removeEventListener(type: 'abort', listener: () => void): void {
    this.#signal.removeEventListener(type, listener);
    this.#listeners.delete(listener);
  }
}

function countedSignal() {
  const controller = new AbortController();
  return { controller, signal: new CountedSignal(controller.signal) };
}

it('ten thousand calls on one signal, one after another, never hold more than one listener', async () => {
  const { signal } = countedSignal();
  const { cstar } = clientWith();
  for (let count = 0; count < 10_000; count += 1) await cstar.tickets.get(ticketId, { signal });
  await setImmediate();

  expect(signal.most).toBe(1);
  expect(signal.left).toBe(0);
  expect(warnings).toEqual([]);
});

it('five hundred calls on one signal at the same time leave no listener', async () => {
  const { signal } = countedSignal();
  const { cstar } = clientWith();
  await Promise.all(Array.from({ length: 500 }, () => cstar.tickets.get(ticketId, { signal })));
  await setImmediate();

  expect(signal.most).toBeLessThanOrEqual(500);
  expect(signal.left).toBe(0);
  expect(warnings).toEqual([]);
});

it.each([
  ['an error of the API', failed(404), {}],
  ['a network failure', networkFailure(), { maxRetries: 0 }],
  ['a refused input', failed(404), { idempotencyKey: '' }],
] as const)('a call that ends with %s leaves no listener', async (_, reply, options) => {
  const { signal } = countedSignal();
  const { cstar } = clientWith({}, reply);
  await rejection(cstar.tickets.update(ticketId, {}, { signal, ...options }));

  expect(signal.left).toBe(0);
});

it('a call that is aborted leaves no listener', async () => {
  const { controller, signal } = countedSignal();
  const { cstar } = clientWith({}, () => new Promise(() => undefined));
  const call = rejection(cstar.tickets.get(ticketId, { signal }));
  controller.abort();
  await call;

  expect(signal.left).toBe(0);
});
