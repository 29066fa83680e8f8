import { isBrowser, readEnvironment } from './core/environment.ts';
import { insist } from './core/insist.ts';
import { checkKey, type KeyType } from './core/key.ts';
import type { CallMeta, RateLimit } from './core/meta.ts';
import type { RequestOptions, TransportOptions } from './core/options.ts';
import type { CStarPromise } from './core/result.ts';
import { settleTeam } from './core/team-settings.ts';
import { TeamTransport } from './core/team-transport.ts';
import { path } from './core/url.ts';
import type { OfflineOptions } from './offline/options.ts';
import { OfflineQueue } from './offline/queue.ts';
import type { RealtimeOptions } from './realtime/hub.ts';
import { Realtime } from './realtime/realtime.ts';
import { Activity } from './resources/activity.ts';
import { Ai } from './resources/ai.ts';
import { Analytics } from './resources/analytics.ts';
import { Articles } from './resources/articles.ts';
import { Attachments } from './resources/attachments.ts';
import { AuditLog } from './resources/audit-log.ts';
import { Automations } from './resources/automations.ts';
import { Billing } from './resources/billing.ts';
import { Bulk } from './resources/bulk.ts';
import { Categories } from './resources/categories.ts';
import { Community } from './resources/community/community.ts';
import { Csat } from './resources/csat.ts';
import { CustomFields } from './resources/custom-fields.ts';
import { CustomerGroups } from './resources/customer-groups.ts';
import { Customers } from './resources/customers.ts';
import { Export } from './resources/export.ts';
import { Game } from './resources/game/game.ts';
import { Import } from './resources/import.ts';
import { Members } from './resources/members.ts';
import { Mentions } from './resources/mentions.ts';
import { Notifications } from './resources/notifications.ts';
import { Nudges } from './resources/nudges.ts';
import { Preferences } from './resources/preferences.ts';
import { Search } from './resources/search.ts';
import { Settings } from './resources/settings.ts';
import { Sla } from './resources/sla.ts';
import { Tags } from './resources/tags.ts';
import { Tickets } from './resources/tickets.ts';
import { Views } from './resources/views.ts';
import { Webhooks } from './resources/webhooks.ts';
import type { WhoAmI } from './types/index.ts';

/** A customer on whose behalf the calls are made, with the proof that your server signed. */
export interface ClientIdentity {
  email: string;
  /** The HMAC that your server made with the identity secret. */
  hash: string;
  externalId?: string | undefined;
  name?: string | undefined;
  /** Unix time in seconds at which the hash was made. */
  timestamp?: number | undefined;
}

/** What `new CStarClient()` takes. */
export interface CStarClientOptions extends TransportOptions {
  /** `sk_live_…`, `sk_test_…`, `pk_live_…` or `pk_test_…`. Default: CSTAR_API_KEY, else CSTAR_SECRET_KEY. */
  apiKey?: string | undefined;
  /** The UUID of your team. Default: CSTAR_TEAM_ID, else looked up once with the key. */
  teamId?: string | undefined;
  /** Sent along as the `CStar-Identity` header. */
  identity?: ClientIdentity | undefined;
  /** How `cstar.realtime` gets its events. Default: by a stream, by polling where that does not work. */
  realtime?: RealtimeOptions | undefined;
  /** Allows a secret key in a browser, where every visitor can read it. Default: false. */
  dangerouslyAllowBrowser?: boolean | undefined;
  /**
   * Keeps writes that could not reach the server in `offlineQueue` and sends them later; the call rejects with
   * `CStarOfflineError`. `true` keeps them in memory. Default: `false`. Leave `idempotency` at `auto`,
   * or give each write its `idempotencyKey`: without, one whose answer was lost may be done twice.
   */
  offline?: boolean | OfflineOptions | undefined;
}

/**
 * The client for your team's data. One per key is enough: calls may run side by side, and it holds no
 * connection until somebody listens to `realtime`.
 *
 * @example
 * ```ts
 * import { CStarClient } from '@cstar.help/js';
 *
 * const cstar = new CStarClient({ apiKey: 'sk_test_0123456789abcdefghijklmnopqrstuv' });
 * const ticket = await cstar.tickets.create({ title: 'Need help' });
 * console.log(ticket.id, cstar.lastMeta.requestId);
 * ```
 */
export class CStarClient {
  /** What the key may do: everything, or read. */
  readonly keyType: KeyType;
  /** Whether the key belongs to test data. */
  readonly isTestMode: boolean;
  /** Customer support conversations. */
  readonly tickets: Tickets;
  /** The people who submit tickets. */
  readonly customers: Customers;
  /** The knowledge base. */
  readonly articles: Articles;
  /** Groups of knowledge base articles. */
  readonly categories: Categories;
  /** Groups of customers. */
  readonly customerGroups: CustomerGroups;
  /** Subscriptions that send events to a URL of yours. */
  readonly webhooks: Webhooks;
  /** Rules that act when an event happens. */
  readonly automations: Automations;
  /** Posts and topics of your community. */
  readonly community: Community;
  /** The people of your team. */
  readonly members: Members;
  /** Choices for the whole team. */
  readonly preferences: Preferences;
  /** How your team is set up. */
  readonly settings: Settings;
  /** What the member behind the key should know about. */
  readonly notifications: Notifications;
  /** Where the member behind the key was mentioned. */
  readonly mentions: Mentions;
  /** Images that belong to messages and posts. */
  readonly attachments: Attachments;
  /** Fields of your own. */
  readonly customFields: CustomFields;
  /** How fast tickets must be answered and resolved. */
  readonly sla: Sla;
  /** How your team is doing. */
  readonly analytics: Analytics;
  /** The same change for many objects at once. */
  readonly bulk: Bulk;
  /** Your data as JSON or CSV. */
  readonly export: Export;
  /** Records from elsewhere. */
  readonly import: Import;
  /** Who did what, for good. */
  readonly auditLog: AuditLog;
  /** One search over tickets, customers and articles. */
  readonly search: Search;
  /** The tags of your tickets. */
  readonly tags: Tags;
  /** What happened lately. */
  readonly activity: Activity;
  /** Levels, bosses, quests and recognition for your agents. */
  readonly game: Game;
  /** Suggestions and summaries from a language model. */
  readonly ai: Ai;
  /** Filters that are kept under a name. */
  readonly views: Views;
  /** Your subscription. */
  readonly billing: Billing;
  /** What customers say about the support they got. */
  readonly csat: Csat;
  /** What your team says to visitors unasked, and when. */
  readonly nudges: Nudges;
  /** What happens in your team, as it happens. */
  readonly realtime: Realtime;
  /** The writes that wait for a connection; `null` without the option `offline`. */
  readonly offlineQueue: OfflineQueue | null;
  readonly #options: CStarClientOptions;
  readonly #transport: TeamTransport;
  #root: string | Promise<string> | undefined;

  /**
   * @throws CStarAuthenticationError when the key is missing or malformed, or a secret key in a browser
   * @throws CStarValidationError when another option makes no sense; `param` names it
   */
  constructor(options: CStarClientOptions = {}) {
    const apiKey = options.apiKey ?? readEnvironment('CSTAR_API_KEY', 'CSTAR_SECRET_KEY');
    const key = checkKey(apiKey, isBrowser() && options.dangerouslyAllowBrowser !== true);
    this.keyType = key.keyType;
    this.isTestMode = key.isTestMode;
    const teamId = options.teamId ?? readEnvironment('CSTAR_TEAM_ID');
    if (teamId !== undefined) this.#root = teamRoot(teamId);
    this.#options = { ...options, apiKey, teamId };
    const identity = options.identity && encodeURIComponent(JSON.stringify(options.identity));
    const { offline } = options;
    const idempotency = options.idempotency || (offline ? 'auto' : 'manual');
    const transport = new TeamTransport(
      settleTeam(
        { ...options, idempotency },
        {
          headers: { authorization: `Bearer ${apiKey}`, 'cstar-identity': identity },
          readOnly: key.keyType === 'publishable',
        },
      ),
      () => this.#root ?? this.#lookUpTeam(),
    );
    this.#transport = transport;
    this.tickets = new Tickets(transport);
    this.customers = new Customers(transport);
    this.articles = new Articles(transport);
    this.categories = new Categories(transport);
    this.customerGroups = new CustomerGroups(transport);
    this.webhooks = new Webhooks(transport);
    this.automations = new Automations(transport);
    this.community = new Community(transport);
    this.members = new Members(transport);
    this.preferences = new Preferences(transport);
    this.settings = new Settings(transport);
    this.notifications = new Notifications(transport);
    this.mentions = new Mentions(transport);
    this.attachments = new Attachments(transport);
    this.customFields = new CustomFields(transport);
    this.sla = new Sla(transport);
    this.analytics = new Analytics(transport);
    this.bulk = new Bulk(transport);
    this.export = new Export(transport);
    this.import = new Import(transport);
    this.auditLog = new AuditLog(transport);
    this.search = new Search(transport);
    this.tags = new Tags(transport);
    this.activity = new Activity(transport);
    this.game = new Game(transport);
    this.ai = new Ai(transport);
    this.views = new Views(transport);
    this.billing = new Billing(transport);
    this.csat = new Csat(transport);
    this.nudges = new Nudges(transport);
    this.realtime = new Realtime(transport, options.realtime);
    this.offlineQueue = offline ? new OfflineQueue(transport, Object(offline), this.#options) : null;
  }

  /**
   * The facts of the latest answer. With several calls at a time, whichever came last: use
   * `.withMeta()` on a call for its own.
   */
  get lastMeta(): CallMeta {
    return this.#transport.lastMeta();
  }

  /** What is left of the key's allowance, as of the latest answer. */
  get rateLimit(): RateLimit | undefined {
    return this.lastMeta.rateLimit;
  }

  /**
   * Tells which team, key type and environment the key stands for.
   *
   * @throws CStarAuthenticationError when the key is unknown or expired
   * @endpoint GET /api/v1/auth/whoami
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { teamName, environment } = await new CStarClient().whoami();
   * console.log(teamName, environment);
   * ```
   */
  whoami(options?: RequestOptions): CStarPromise<WhoAmI> {
    return this.#transport.get(path`auth/whoami`, options, undefined, '/api/v1');
  }

  /**
   * A second client with some options changed; this one stays as it is.
   *
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const patient = new CStarClient().withOptions({ timeout: 120_000, maxRetries: 6 });
   * await patient.tickets.list();
   * ```
   */
  withOptions(options: CStarClientOptions): CStarClient {
    return new CStarClient({ ...this.#options, ...options });
  }

  /**
   * Ends the client: calls under way reject with the code `client_destroyed`, and so do later ones;
   * `realtime` closes. Safe to call twice.
   */
  destroy(): void {
    this.offlineQueue?.close();
    this.#transport.close();
  }

  /** One lookup, however many calls wait for it; a failed one is not kept. */
  #lookUpTeam(): Promise<string> {
    const lookup = this.whoami().then(({ teamId }) => teamRoot(teamId));
    const keep = (root: string | undefined) => {
      this.#root = root;
    };
    lookup.then(keep, () => keep(undefined));
    this.#root = lookup;
    return lookup;
  }
}

/** Where the paths of a team begin. */
function teamRoot(teamId: string): string {
  insist(
    /^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i.test(teamId),
    'teamId',
    'a UUID like 12345678-1234-1234-1234-123456789012; copy it from Settings → General',
  );
  return `/api/v1/teams/${teamId}`;
}
