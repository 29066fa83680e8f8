import type { PermissionKey, RoleName } from '@cstar.help/contract';
import type { Transaction } from './db/database.ts';
import type { Environment, KeyType } from './db/schema/index.ts';
import type { DomainEvent } from './events/events.ts';
import type { Services } from './services.ts';

/** What the key of a request stands for. */
export interface Principal {
  keyId: string;
  keyType: KeyType;
  environment: Environment;
  teamId: string;
  teamName: string;
  teamSlug: string;
  /** The member who the key acts as. */
  memberId: string;
  memberName: string;
  role: RoleName;
  permissions: readonly PermissionKey[];
}

/** Who did something, as the audit log and the feeds show it. */
interface Actor {
  type: 'member' | 'automation' | 'customer' | 'system';
  /** The member, the automation rule or the customer; null for the system. */
  id: string | null;
  name: string;
}

/** The facts of a request that hold inside and outside its transaction. */
export interface CallContext {
  principal: Principal;
  actor: Actor;
  /** The moment of this request. */
  now: Date;
  requestId: string;
  newId(): string;
}

/** What a handler works with. */
export interface Context extends CallContext {
  /** The transaction of this request. It sees one team and one environment. */
  tx: Transaction;
  /** Announces a change, in the transaction that made it: audit log, and whatever reacts to the event. */
  publish(event: DomainEvent): Promise<void>;
  /**
   * Puts work off to the end of the transaction: what would hold a lock that many wait for, or what
   * goes by how things stand when everything else is done. What it is about may be gone by then.
   */
  later(work: (context: Context) => Promise<void>): void;
  /** The same request, with what follows done in another name. */
  as(actor: Actor): Context;
}

/** What a handler works with whose work reaches beyond the database: no transaction is open meanwhile. */
export interface EffectContext extends CallContext {
  /** Where the caller has reached this server: `http://127.0.0.1:3000`. */
  origin: string;
  services: Services;
  /** Runs one short transaction. Several of them are not undone together. */
  transaction<Result>(mode: 'read' | 'write', work: (context: Context) => Promise<Result>): Promise<Result>;
}

/** The two columns that put a new row into the partition of the request. */
export const partitionOf = ({ principal }: Pick<CallContext, 'principal'>) => ({
  teamId: principal.teamId,
  environment: principal.environment,
});
