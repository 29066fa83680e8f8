import type { EventType, PermissionKey, RoleName } from '@cstar.help/contract';
import type { CustomerFacts } from './customer/facts.ts';
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
export interface Actor {
  type: 'member' | 'automation' | 'customer' | 'system';
  /** The member, the automation rule or the customer; null for the system. */
  id: string | null;
  name: string;
}

/** The facts of a request that hold inside and outside its transaction. */
export interface CallContext {
  principal: Principal;
  actor: Actor;
  /** Who calls, where it is not a key: customers and visitors of the help center. */
  customer?: CustomerFacts | undefined;
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
   * Writes a made-up event, marked as a test, to the log that live streams show: nothing else follows from it.
   * Returns its ID, as the API shows it.
   */
  publishTest(type: EventType): Promise<string>;
  /**
   * Puts work off to the end of the transaction: what would hold a lock that many wait for, or what
   * goes by how things stand when everything else is done. What it is about may be gone by then.
   */
  later(work: (context: Context) => Promise<void>): void;
  /** Does work in one of the two environments of the team: for what holds in both, such as its members. */
  inEnvironment<Result>(
    environment: Environment,
    work: (context: Context) => Promise<Result>,
  ): Promise<Result>;
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
