import type { CustomerContract } from '@cstar.help/contract';
import { customerAuthHandlers } from './auth/auth.ts';
import { chatHandlers } from './chat/index.ts';
import { communityHandlers } from './community/community.ts';
import type { CustomerHandlers } from './handlers.ts';
import { libraryHandlers } from './library/library.ts';
import { proactiveHandlers } from './proactive/proactive.ts';
import { quickhelpHandlers } from './quickhelp/quickhelp.ts';

/** What answers the browsers of customers, area by area. */
export const customerHandlers: { [Name in keyof CustomerContract]: CustomerHandlers<Name> } = {
  customerAuth: customerAuthHandlers,
  customerChat: chatHandlers,
  customerLibrary: libraryHandlers,
  customerCommunity: communityHandlers,
  customerQuickhelp: quickhelpHandlers,
  customerProactive: proactiveHandlers,
};
