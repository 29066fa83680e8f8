import type { CustomerContract } from '@cstar.help/contract';
import type { CustomerHandlers } from './handlers.ts';

/** What answers the browsers of customers, area by area. */
export const customerHandlers: { [Name in keyof CustomerContract]: CustomerHandlers<Name> } = {
  customerAuth: {},
  customerChat: {},
  customerLibrary: {},
  customerCommunity: {},
  customerQuickhelp: {},
  customerProactive: {},
};
