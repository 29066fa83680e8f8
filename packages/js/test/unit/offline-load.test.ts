import { afterEach, describe, expect, it, vi } from 'vitest';
import { clientWith, rejection } from '../support/client.ts';
import { networkFailure } from '../support/fake-fetch.ts';

const engine = '../../src/offline/engine.ts';
const logger = () => ({ error: vi.fn(), warn: vi.fn(), info: vi.fn(), debug: vi.fn() });

afterEach(() => {
  vi.doUnmock(engine);
  vi.resetModules();
});

describe('the queue, whose code is loaded when a client is made', () => {
  it('that cannot be loaded leaves calls alone, says so once, and is tried again', async () => {
    const load = vi.fn(() => {
      throw new Error('offline');
    });
    vi.doMock(engine, load);
    const log = logger();
    const { cstar } = clientWith({ offline: true, maxRetries: 0, logger: log }, networkFailure());

    expect(await rejection(cstar.tickets.create({ title: 'x' }))).toMatchObject({
      code: 'connection_failed',
    });
    expect(log.warn.mock.calls.map(([message]) => message)).toEqual([
      expect.stringContaining('could not be loaded'),
    ]);
    vi.doUnmock(engine);
    expect(await rejection(cstar.tickets.create({ title: 'x' }))).toMatchObject({ code: 'queued_offline' });
    expect(log.warn).toHaveBeenCalledTimes(1);
    cstar.destroy();
  });

  it('has nothing to do in a client that is destroyed before', async () => {
    const add = vi.fn();
    vi.stubGlobal('addEventListener', add);
    const { cstar } = clientWith({ offline: { storage: 'localStorage' } });
    const { offlineQueue } = cstar;
    cstar.destroy();

    expect(await rejection(offlineQueue?.flush() ?? Promise.resolve())).toMatchObject({
      code: 'client_destroyed',
    });
    expect(add).not.toHaveBeenCalled();
  });

  it('has its listeners from the start', async () => {
    const { cstar } = clientWith({ offline: true, maxRetries: 0 }, networkFailure());
    const heard = vi.fn();
    cstar.offlineQueue?.onChange(heard);
    await rejection(cstar.tickets.create({ title: 'x' }));
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
    cstar.destroy();
  });
});
