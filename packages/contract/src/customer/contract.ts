import { customerAuth } from './customer-auth.ts';
import { customerChat } from './customer-chat.ts';
import { customerCommunity } from './customer-community.ts';
import { customerLibrary } from './customer-library.ts';
import { customerProactive } from './customer-proactive.ts';
import { customerQuickhelp } from './customer-quickhelp.ts';

/** What the browsers of customers call, without a key: each area of the help center, once. */
export const customerContract = {
  customerAuth,
  customerChat,
  customerLibrary,
  customerCommunity,
  customerQuickhelp,
  customerProactive,
};

export type CustomerContract = typeof customerContract;
