import { ApiError } from '../../errors.ts';
import type { CustomerHandlers } from '../handlers.ts';
import { requireCustomer } from '../require.ts';
import { logIn } from './log-in.ts';
import { logOut } from './log-out.ts';
import { confirmAddress, forgotPassword, resetPassword } from './new-password.ts';
import { presentHolder, presentSession } from './present.ts';
import { refreshSession } from './sessions.ts';
import { signUp } from './sign-up.ts';

/** Accounts of customers. What hashes passwords holds no transaction meanwhile. */
export const customerAuthHandlers: CustomerHandlers<'customerAuth'> = {
  signup: { reach: ({ body, context }) => signUp(context, body) },
  login: { reach: ({ body, context }) => logIn(context, body) },
  refresh: {
    async reach({ body, context }) {
      const { successorOf } = context.services.accessTokens;
      // Refused after the commit: that a session was ended must stay.
      const started = await context.transaction('write', (inner) =>
        refreshSession(inner, body.refreshToken, successorOf),
      );
      if (started !== undefined) return presentSession(context, started);
      throw new ApiError('invalid_token', 'This refresh token is not valid, or not any more. Log in again.', {
        param: 'refreshToken',
      });
    },
  },
  logout: async ({ body, context }) => logOut(context, body),
  forgotPassword: { reach: ({ body, context }) => forgotPassword(context, body) },
  resetPassword: { reach: ({ body, context }) => resetPassword(context, body) },
  confirm: { reach: ({ body, context }) => confirmAddress(context, body) },
  me: async ({ context }) => presentHolder(requireCustomer(context).customer),
};
