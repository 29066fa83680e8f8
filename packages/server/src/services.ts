import { randomBytes } from 'node:crypto';
import { type CustomerLimits, defaultCustomerLimits } from './customer/limits.ts';
import { type AccessTokens, createAccessTokens } from './customer/tokens.ts';
import { createDeliver, type Deliver } from './events/deliver.ts';
import { createTyping, type Typing } from './events/typing.ts';
import { silent } from './logger.ts';
import { countInMemory, type RateCounter } from './rate-counter.ts';
import { createLanguageModel, type LanguageModel } from './resources/ai/model.ts';
import { createFileLinks, type FileLinks } from './resources/attachments/links.ts';
import { memoryStorage } from './resources/attachments/storage/memory.ts';
import type { Storage } from './resources/attachments/storage/storage.ts';
import { type BillingProvider, createBillingProvider } from './resources/billing/provider.ts';

/** What the server reaches beyond its database. A service that is not set up is undefined. */
export interface Services {
  /** The name of this server in the requests it makes. */
  userAgent: string;
  /** Where the bytes of attachments are. */
  storage: Storage | undefined;
  /** Makes and checks the URLs under which they are downloaded. */
  fileLinks: FileLinks;
  /** Signs and reads the access tokens of customers. */
  accessTokens: AccessTokens;
  /** Counts what may not be tried too often. */
  rateCounter: RateCounter;
  /** How much one caller from a browser may do. */
  customerLimits: CustomerLimits;
  /** Sends the mails that are queued, once it is woken after the commit. */
  postman: { wake(): void } | undefined;
  /** Answers what AI actions ask. */
  languageModel: LanguageModel | undefined;
  /** Takes the payments of teams. */
  billing: BillingProvider | undefined;
  /** Tells who types where. */
  typing: Typing;
  /** Sends an event to a webhook. */
  deliver: Deliver;
  /** To be called when such deliveries are due, after the commit that made them so. */
  deliveriesDue(): void;
}

interface ServiceOptions {
  /** Environment variables. Default: none. */
  variables?: Record<string, string | undefined>;
  /** Default: in memory. */
  storage?: Storage | undefined;
  /** What download URLs are signed with. Default: made up, for this process. */
  signingSecret?: string;
  /** What access tokens of customers are signed with. Default: made up, for this process. */
  tokenSecret?: string;
  /** Default: in memory, for this process. */
  rateCounter?: RateCounter;
  /** Default: those of `customer/limits.ts`. */
  customerLimits?: CustomerLimits;
  /** Who sends mails. Default: nobody. */
  postman?: { wake(): void } | undefined;
  /** Default: tells within this process. */
  typing?: Typing;
  /** Is told when deliveries to webhooks are due. Default: nobody is. */
  onDeliveriesDue?: () => void;
  /** Whether webhooks may be on this machine and in its network. Default: not. */
  privateWebhooks?: boolean;
}

export function createServices(options: ServiceOptions = {}): Services {
  const { variables = {}, signingSecret = randomBytes(32).toString('hex') } = options;
  return {
    userAgent: 'cStar-Server/1.0',
    storage: 'storage' in options ? options.storage : memoryStorage(),
    fileLinks: createFileLinks(signingSecret, variables.CSTAR_PUBLIC_URL || undefined),
    accessTokens: createAccessTokens(options.tokenSecret ?? randomBytes(32).toString('hex')),
    rateCounter: options.rateCounter ?? countInMemory(3_600),
    customerLimits: options.customerLimits ?? defaultCustomerLimits,
    postman: options.postman,
    languageModel: createLanguageModel(variables),
    billing: createBillingProvider(variables),
    typing: options.typing ?? createTyping({ clock: Date.now, logger: silent }),
    deliver: createDeliver({
      userAgent: 'cStar-Webhooks/1.0',
      privateAddresses: options.privateWebhooks ?? false,
    }),
    deliveriesDue: options.onDeliveriesDue ?? (() => undefined),
  };
}
