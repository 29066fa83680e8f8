import type { Fetch } from '@cstar.help/js';
import { AuthClient, type AuthClientOptions } from '@cstar.help/js/auth';
import { vi } from 'vitest';
import { tokenOf } from './customer.ts';
import { networkFailure } from './fake-fetch.ts';
import { failed, json, one } from './replies.ts';

/** A request as the server of accounts saw it. */
export interface AuthRequest {
  path: string;
  body: Record<string, unknown>;
  token: string | undefined;
}

interface Family {
  name: string;
  over: boolean;
  /** Access tokens, and when they end by the clock of the server. */
  access: Map<string, number>;
}

interface Refresh {
  family: Family;
  usedAt?: number;
  successor?: object;
}

const refused = () => failed(401, { code: 'invalid_token', message: 'The token is not valid.' });

/**
 * A server with accounts: refresh tokens work once, and within ten seconds give the same successor again; later,
 * their session ends. Its clock does not care what the clock of a device is set to.
 */
export class AuthServer {
  readonly requests: AuthRequest[] = [];
  /** Seconds. */
  lifetime = 900;
  /** Whether its access tokens say whose they are, as those of the real one. */
  signs = false;
  /** How far its clock is ahead of the steady one of the device, in milliseconds. */
  ahead = 0;
  /** Stands between a request and its answer, and may answer itself, or lose the answer. */
  before: (request: AuthRequest) => unknown = () => undefined;
  after: (request: AuthRequest) => unknown = () => undefined;
  /** The refresh tokens that access tokens were made from. */
  readonly parents = new Map<string, string>();
  readonly #refreshes = new Map<string, Refresh>();
  readonly #families: Family[] = [];
  #count = 0;

  get now(): number {
    return performance.now() + this.ahead;
  }

  readonly fetch: Fetch = async (url, { headers, body }) => {
    const path = new URL(url).pathname.split('/').slice(4).join('/');
    const request: AuthRequest = {
      path,
      body: body === null ? {} : JSON.parse(`${body}`),
      token: headers.authorization?.slice('Bearer '.length),
    };
    this.requests.push(request);
    const instead = await this.before(request);
    const answer = instead instanceof Response ? instead : this.#answer(request);
    const other = await this.after(request);
    return other instanceof Response ? other : answer;
  };

  /** How many requests went to a path. */
  count(path: string): number {
    return this.requests.filter((request) => request.path === path).length;
  }

  /** Begins a session, as after a login. */
  begin(name: string): object {
    const family = { name, over: false, access: new Map() };
    this.#families.push(family);
    return this.#issue(family);
  }

  /** Ends the sessions of somebody. */
  end(name: string): void {
    for (const family of this.#families) if (family.name === name) family.over = true;
  }

  accepts(token: string | null | undefined): boolean {
    return this.#ownerOf(token) !== undefined;
  }

  #ownerOf(token: string | null | undefined): Family | undefined {
    return this.#families.find(({ over, access }) => !over && (access.get(token ?? '') ?? 0) > this.now);
  }

  #issue(family: Family, parent?: string): object {
    this.#count += 1;
    const { name } = family;
    const owner = `ses_${this.#families.indexOf(family)}`;
    const accessToken = this.signs ? tokenOf(owner, this.#count) : `access-${this.#count}-${name}`;
    const refreshToken = `refresh-${this.#count}-${family.name}`;
    family.access.set(accessToken, this.now + this.lifetime * 1_000);
    this.#refreshes.set(refreshToken, { family });
    if (parent) this.parents.set(accessToken, parent);
    const customer = { object: 'customer', id: `cus_${name}`, email: `${name}@example.com`, name };
    return { object: 'auth_session', accessToken, refreshToken, expiresIn: this.lifetime, customer };
  }

  #answer({ path, body, token }: AuthRequest): Response {
    if (path === 'refresh') return this.#refresh(`${body.refreshToken}`);
    if (path === 'logout') return this.#logout(`${body.refreshToken}`, body.everywhere === true);
    if (path === 'password/forgot') return json(one({ accepted: true }));
    if (path === 'me' || path === 'topics') {
      const owner = this.#ownerOf(token);
      return owner ? json(one({ object: 'customer', id: `cus_${owner.name}`, name: owner.name })) : refused();
    }
    if (body.password === 'wrong') {
      return failed(401, { code: 'invalid_credentials', message: 'They belong to no account.' });
    }
    if (path === 'signup' && body.name === 'later') {
      return json(one({ object: 'confirmation_pending', email: body.email }), { status: 201 });
    }
    return json(one(this.begin(`${body.email ?? body.token}`.split('@')[0] ?? '')));
  }

  #refresh(token: string): Response {
    const known = this.#refreshes.get(token);
    if (!known || known.family.over) return refused();
    if (known.usedAt === undefined) {
      known.usedAt = this.now;
      known.successor = this.#issue(known.family, token);
    } else if (this.now - known.usedAt > 10_000) {
      known.family.over = true;
      return refused();
    }
    return json(one(known.successor));
  }

  #logout(token: string, everywhere: boolean): Response {
    const family = this.#refreshes.get(token)?.family;
    if (family) family.over = true;
    if (family && everywhere) this.end(family.name);
    return json(one({ loggedOut: true }));
  }
}

/** What a server that is out of reach does. */
export const unreachable = (): never => {
  throw networkFailure();
};

/** The channels between the tabs of one browser. A message comes in a later turn, unless the bus is closed. */
function fakeBroadcast() {
  const open = new Set<Channel>();
  const told: string[] = [];
  /** Whether messages are lost, as for a tab that is frozen. */
  const line = { isCut: false };
  class Channel {
    readonly name: string;
    onmessage: (() => void) | null = null;
    constructor(name: string) {
      this.name = name;
      open.add(this);
    }
    postMessage(message: unknown): void {
      if (!open.has(this)) throw new Error('the channel is closed');
      told.push(JSON.stringify(message));
      for (const other of line.isCut ? [] : open) {
        if (other === this || other.name !== this.name) continue;
        setTimeout(() => open.has(other) && other.onmessage?.());
      }
    }
    close(): void {
      open.delete(this);
    }
  }
  return { Channel, open, told, line };
}

/** The storage of a browser, shared by its tabs. */
export class FakeStorage {
  readonly texts = new Map<string, string>();
  /** What it does in place of an answer. */
  failing: (() => never) | undefined;
  getItem(key: string): string | null {
    this.failing?.();
    return this.texts.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.failing?.();
    this.texts.set(key, value);
  }
  removeItem(key: string): void {
    this.failing?.();
    this.texts.delete(key);
  }
}

/** A browser with fake clocks, and a server of accounts. Needs fake timers. */
export function fakeBrowser() {
  const server = new AuthServer();
  const storage = new FakeStorage();
  const broadcast = fakeBroadcast();
  vi.stubGlobal('document', {});
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('BroadcastChannel', broadcast.Channel);
  /** Each client is a tab. */
  const tab = (options: Partial<AuthClientOptions> = {}) =>
    new AuthClient({ teamSlug: 'acme', fetch: server.fetch, maxRetries: 0, ...options });
  return { server, storage, ...broadcast, tab };
}

export const ada = { email: 'ada@example.com', password: 'correct horse battery' };
export const bob = { email: 'bob@example.com', password: 'correct horse battery' };

/** Lets so many milliseconds pass, and everything that is due. */
export const pass = (milliseconds = 0) => vi.advanceTimersByTimeAsync(milliseconds);

/** A gate that a request waits at. */
export function gate() {
  let open: (value?: unknown) => void = () => undefined;
  const passed = new Promise((resolve) => {
    open = resolve;
  });
  return { open, passed };
}
