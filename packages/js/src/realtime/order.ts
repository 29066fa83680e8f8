// Brings what a stream says into order. Its contract:
//
// - Each event is delivered once: what the memory has seen is dropped, whichever connection or poll it came by.
// - Events are delivered in the order of their chain (`previous_id` names the frame before). One that comes early is
//   held until its predecessor is there. Without `previous_id`, the order of arrival counts.
// - The cursor stands at the last event that was delivered in order, and moves before the event is delivered, so that
//   nothing a handler does can bring the event back.
// - A hole that stays open too long, or with too many events behind it, is reported by `missing()`: either a new
//   connection follows (`begin`), or the hole is given up (`release`).

import { after } from '../core/timer.ts';
import { limits } from './limits.ts';
import type { Memory } from './memory.ts';

export interface Sink<Event> {
  deliver(event: Event): void;
  /** A predecessor does not come. */
  missing(): void;
}

export interface Order<Event> {
  /** A connection starts after this id. */
  begin(cursor: string | undefined): void;
  /** Takes a frame; one without an event only moves the cursor. */
  take(id: string, previous: string | undefined, event?: Event | undefined): void;
  /** Takes what was asked for outside of the stream, in order. */
  takePolled(id: string, event: Event): void;
  /** Goes on from another place, and forgets what it was waiting for. */
  jump(cursor: string): void;
  /** Delivers what is held although something before it is missing. */
  release(): void;
  close(): void;
}

interface Held<Event> {
  id: string;
  event: Event | undefined;
}

export function createOrder<Event extends { id: string }>(memory: Memory, sink: Sink<Event>): Order<Event> {
  /** The frame after which the next one follows on this connection; the cursor may be further, by a poll. */
  let expected: string | undefined;
  /** What came early, by the id of its predecessor. */
  let held = new Map<string, Held<Event>>();
  let latestHeld: string | undefined;
  let latestOvertaken: string | undefined;
  let stopWaiting: (() => void) | undefined;

  function clear(): void {
    held = new Map();
    latestHeld = undefined;
    stopWaiting?.();
    stopWaiting = undefined;
  }

  function advance(id: string, event: Event | undefined): void {
    const isNew = memory.add(keyOf(id, event));
    if (isNew || memory.cursor === expected) memory.cursor = id;
    expected = id;
    if (isNew && event !== undefined) sink.deliver(event);
  }

  function pass(id: string, event: Event | undefined): void {
    advance(id, event);
    if (held.size > 0) follow();
  }

  /**
   * A frame that moves the cursor has overtaken this one. The cursor stays: what came after that frame is in order
   * all the same.
   */
  function passOvertaken(id: string, event: Event | undefined): void {
    latestOvertaken = id;
    memory.add(keyOf(id, event));
    if (event !== undefined) sink.deliver(event);
  }

  /** Passes on what follows by the chain. */
  function follow(): void {
    const before = held.size;
    for (;;) {
      const next = expected === undefined ? undefined : held.get(expected);
      if (expected === undefined || next === undefined) break;
      held.delete(expected);
      advance(next.id, next.event);
    }
    if (held.size === before) return;
    if (held.size === 0) latestHeld = undefined;
    stopWaiting?.();
    stopWaiting = held.size > 0 ? after(limits.heldFor, sink.missing) : undefined;
  }

  /** Without a predecessor, what is new comes next. */
  function passUnchained(id: string, event: Event | undefined): void {
    if (!memory.add(keyOf(id, event))) return;
    memory.cursor = id;
    expected = id;
    if (event !== undefined) sink.deliver(event);
    if (held.size > 0) follow();
  }

  /** Whether a frame that does not name the expected one may be passed on all the same. */
  function isNext(id: string, before: string): boolean {
    if (expected === undefined) return true;
    return before === latestOvertaken && held.size === 0 && !memory.has(id);
  }

  function passEarly(id: string, before: string, event: Event | undefined): void {
    if (memory.has(before)) passOvertaken(id, event);
    else hold(id, before, event);
  }

  function hold(id: string, previous: string, event: Event | undefined): void {
    const rival = held.get(previous);
    if (rival?.id === id) return;
    held.set(previous, { id, event });
    latestHeld = id;
    // Two that claim the same predecessor fit into no chain.
    if (rival || held.size > limits.heldEvents) sink.missing();
    else stopWaiting ??= after(limits.heldFor, sink.missing);
  }

  return {
    begin(cursor) {
      clear();
      expected = cursor;
    },
    take(id, previous, event) {
      // A frame that only moves the cursor need not name its predecessor: it is the frame that came before it.
      const before = previous ?? (event ? undefined : latestHeld);
      if (before === undefined) passUnchained(id, event);
      else if (before === expected || isNext(id, before)) pass(id, event);
      else if (!memory.has(keyOf(id, event))) passEarly(id, before, event);
    },
    takePolled(id, event) {
      memory.cursor = id;
      if (memory.add(id)) sink.deliver(event);
    },
    jump(cursor) {
      clear();
      memory.cursor = cursor;
      memory.add(cursor);
      expected = cursor;
    },
    release() {
      for (let [first] = held; first; [first] = held) {
        held.delete(first[0]);
        pass(first[1].id, first[1].event);
      }
      clear();
    },
    close: clear,
  };
}

/**
 * What the memory knows a frame by. Of an event its own id: that of the frame is a slice of what came over the wire,
 * all of which it would keep in memory.
 */
const keyOf = (id: string, event: { id: string } | undefined): string =>
  event === undefined ? id : event.id;
