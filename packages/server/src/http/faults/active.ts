import { v7 as uuidv7 } from 'uuid';
import { appliesTo, type Call, slotOf, slots } from './calls.ts';
import type { Fault } from './faults.ts';

/** A fault that waits for calls to spoil. */
export interface ActiveFault {
  id: string;
  fault: Fault;
  /** How many more calls it spoils. */
  left: number;
}

/** The faults of this process. */
export interface ActiveFaults {
  add(fault: Fault): ActiveFault;
  list(): ActiveFault[];
  /** Takes one away, or all; returns how many there were. */
  remove(id?: string): number;
  /** The faults for this call, in the order in which they act. They count it. */
  take(call: Call): Fault[];
}

export function createActiveFaults(): ActiveFaults {
  const active = new Map<string, ActiveFault>();
  const spend = (one: ActiveFault) => {
    one.left--;
    if (one.left === 0) active.delete(one.id);
    return one.fault;
  };
  return {
    add(fault) {
      const added = { id: uuidv7(), fault, left: fault.times };
      active.set(added.id, added);
      return added;
    },
    list: () => [...active.values()],
    remove(id) {
      const before = active.size;
      if (id === undefined) active.clear();
      else active.delete(id);
      return before - active.size;
    },
    take(call) {
      const matching = [...active.values()].filter(({ fault }) => appliesTo(fault, call));
      // Of those that exclude each other the oldest: the others are for the calls after this one.
      return slots
        .map((slot) => matching.find(({ fault }) => slotOf[fault.fault] === slot))
        .filter((one) => one !== undefined)
        .map(spend);
    },
  };
}
