import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createOutlet } from '../src/events/outlet.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const minute = 60_000;
const much = new Uint8Array(40 * 1024);

function fullOutlet() {
  const over = vi.fn();
  const cut = vi.fn();
  const outlet = createOutlet({ onEnd: over, cut });
  for (let index = 0; index < 4; index++) outlet.write(much);
  return { outlet, over, cut };
}

test('a reader that reads nothing for a minute is cut, and who waits for it waits no longer', async () => {
  const { outlet, over, cut } = fullOutlet();
  const room = outlet.room();
  vi.advanceTimersByTime(minute - 1);
  expect(cut).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect([cut, over].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  expect(outlet.ended).toBe(true);
  await room;
  expect(vi.getTimerCount()).toBe(0);
});

test('a reader that is slow has a minute for each step', async () => {
  const { outlet, cut } = fullOutlet();
  const reader = outlet.body.getReader();
  const room = outlet.room();
  for (let read = 0; read < 2; read++) {
    vi.advanceTimersByTime(minute - 1);
    await reader.read();
    vi.advanceTimersByTime(1);
    expect(cut).not.toHaveBeenCalled();
  }
  await reader.read();
  await room;
  expect([cut.mock.calls.length, outlet.ended, vi.getTimerCount()]).toEqual([0, false, 0]);
});
