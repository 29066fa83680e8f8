/** The body of a response that is written bit by bit. */
export interface Outlet {
  body: ReadableStream<Uint8Array>;
  /** Whether nothing can be written any more, whoever ended it. */
  readonly ended: boolean;
  /** Bytes that were written and not yet read. */
  readonly buffered: number;
  write(bytes: Uint8Array): void;
  /** Resolves when the reader has caught up, and when it is over. A reader who reads nothing is cut. */
  room(): Promise<void>;
  /** Ends it, after what was written. */
  end(): void;
  /** Breaks it off, without what was written. */
  cut(): void;
}

interface OutletOptions {
  /** Called once, when it is over. */
  onEnd(): void;
  /** Breaks the connection. Without it, the body fails. */
  cut?: (() => void) | undefined;
}

/** Bytes that may wait for the reader before `room` does. */
const highWaterMark = 64 * 1024;

/** How long a reader for whom `room` waits may read nothing. */
const patienceMs = 60_000;

export function createOutlet({ onEnd, cut }: OutletOptions): Outlet {
  let control: ReadableStreamDefaultController<Uint8Array> | undefined;
  let ended = false;
  let waiting: (() => void)[] = [];
  const wakeWriter = () => {
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  const finish = () => {
    if (ended) return;
    ended = true;
    wakeWriter();
    onEnd();
  };
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        control = controller;
      },
      pull: wakeWriter,
      cancel: finish,
    },
    new ByteLengthQueuingStrategy({ highWaterMark }),
  );
  const space = () => control?.desiredSize ?? 0;
  const breakOff = () => {
    if (ended) return;
    if (cut === undefined) control?.error(new TypeError('The stream was cut. Go on from its last event.'));
    else cut();
    finish();
  };
  return {
    body,
    get ended() {
      return ended;
    },
    get buffered() {
      return highWaterMark - space();
    },
    write(bytes) {
      if (!ended) control?.enqueue(bytes);
    },
    async room() {
      if (ended || space() > 0) return;
      let before = space();
      const patience = setInterval(() => {
        if (space() === before) breakOff();
        before = space();
      }, patienceMs).unref();
      await new Promise<void>((resolve) => waiting.push(resolve));
      clearInterval(patience);
    },
    end() {
      if (ended) return;
      control?.close();
      finish();
    },
    cut: breakOff,
  };
}
