import { createHub, type Hub, type HubOptions } from './hub.ts';
import { createSequencer, type FanOut } from './sequencer.ts';

/** What happens to events after their commit. */
export interface LiveEvents {
  /** To be called after a commit that wrote events. Never throws, and never waits. */
  wake(): void;
  hub: Hub;
  /** Resolves when everything that was committed before has its place. Close the hub first. */
  close(): Promise<void>;
}

interface LiveEventsOptions extends HubOptions {
  /** Sends events on, in the transaction that gives them their place. */
  fanOut: FanOut;
  /** Called after the commit of that. */
  onFannedOut(): void;
}

export function createLiveEvents({ fanOut, onFannedOut, ...options }: LiveEventsOptions): LiveEvents {
  const hub = createHub(options);
  const onSequenced = () => {
    hub.wake();
    onFannedOut();
  };
  const sequencer = createSequencer({ ...options, fanOut, onSequenced });
  return {
    wake: sequencer.wake,
    hub,
    close: sequencer.close,
  };
}
