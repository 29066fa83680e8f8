import { z } from 'zod';
import { customerEndpoint, one, resource } from '../endpoint.ts';
import { emailInput, objectKind, text } from '../shared/fields.ts';
import { id } from '../shared/ids.ts';

const AuthCustomer = z
  .object({
    object: objectKind('customer'),
    id: id('customer').describe('Unique identifier'),
    email: z.string().describe('Email address'),
    name: z.string().describe('Full name'),
  })
  .describe('Who is logged in.');

const AuthSession = z
  .object({
    object: objectKind('auth_session'),
    accessToken: z.string().describe('Goes with each call: a JWT that holds for 15 minutes'),
    refreshToken: z
      .string()
      .describe(
        'Gets the next pair of tokens, once. The session ends 30 days after it was last refreshed, or when a used token comes again',
      ),
    expiresIn: z.int().describe('Seconds until the access token ends'),
    customer: AuthCustomer,
  })
  .describe('A customer who is logged in.');

const AuthPending = z
  .object({
    object: objectKind('confirmation_pending'),
    email: z.string().describe('The address that a mail went to'),
  })
  .describe('What a sign-up answers when its address has to be confirmed first: a mail is on its way.');

const AuthSignupResult = z
  .union([AuthSession, AuthPending])
  .describe('What a sign-up answers: a session, or that its address has to be confirmed first.');

const AuthLoggedOut = z
  .object({ loggedOut: z.literal(true).describe('Always true') })
  .describe('What a log-out answers, whoever was logged in.');

const AuthAccepted = z
  .object({ accepted: z.literal(true).describe('Always true, whether there is such an account or not') })
  .describe('What the request for a new password answers.');

const newPassword = () => z.string().min(8).max(200).describe('The new password');
const mailedToken = () => z.string().min(1).max(200).describe('The token from the mail');

const AuthSignupParams = z
  .object({
    email: emailInput().describe('Email address, which the account is known by'),
    password: newPassword(),
    name: text(200)
      .regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'a name has one line and no control characters')
      .describe('Full name'),
  })
  .describe('What `signup` takes.');

const AuthLoginParams = z
  .object({
    email: emailInput().describe('Email address of the account'),
    password: z.string().min(1).max(200).describe('The password'),
  })
  .describe('What `login` takes.');

const AuthRefreshParams = z
  .object({
    refreshToken: z.string().min(1).max(200).describe('The refresh token that came last'),
  })
  .describe('What `refresh` takes.');

const AuthLogoutParams = z
  .object({
    refreshToken: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('Names the session to end, when its access token is over'),
    everywhere: z
      .boolean()
      .optional()
      .describe('Ends every session of the customer, on all devices. Default: this one only'),
  })
  .describe('What `logout` takes.');

const AuthForgotPasswordParams = z
  .object({ email: emailInput().describe('Email address of the account') })
  .describe('What `forgotPassword` takes.');

const AuthResetPasswordParams = z
  .object({ token: mailedToken(), password: newPassword() })
  .describe('What `resetPassword` takes.');

const AuthConfirmParams = z
  .object({
    token: mailedToken(),
    password: newPassword()
      .optional()
      .describe(
        'The password of the account. Required unless this was the only sign-up with an address that was new: then default is the password of the sign-up',
      ),
  })
  .describe('What `confirm` takes.');

export const customerAuth = resource({
  name: 'auth',
  title: 'Customer accounts',
  description: 'Accounts of customers: sign up, log in, stay logged in.',
  schemas: {
    AuthCustomer,
    AuthSession,
    AuthPending,
    AuthSignupResult,
    AuthLoggedOut,
    AuthAccepted,
    AuthSignupParams,
    AuthLoginParams,
    AuthRefreshParams,
    AuthLogoutParams,
    AuthForgotPasswordParams,
    AuthResetPasswordParams,
    AuthConfirmParams,
  },
  endpoints: {
    signup: customerEndpoint({
      method: 'POST',
      access: 'public',
      sensitive: true,
      ignoresBadToken: true,
      path: '/auth/{team}/signup',
      summary:
        'Make an account. Where its address has to be confirmed, or a customer has it already, a mail is sent and the session begins with the confirmation.',
      body: AuthSignupParams,
      returns: one(AuthSignupResult),
      status: 201,
    }),
    login: customerEndpoint({
      method: 'POST',
      access: 'public',
      sensitive: true,
      ignoresBadToken: true,
      path: '/auth/{team}/login',
      summary:
        'Log in with a password. An account that does not exist and a wrong password get the same answer.',
      body: AuthLoginParams,
      returns: one(AuthSession),
    }),
    refresh: customerEndpoint({
      method: 'POST',
      access: 'public',
      sensitive: true,
      ignoresBadToken: true,
      path: '/auth/{team}/refresh',
      summary:
        'Exchange a refresh token for new tokens. It works once; within 10 seconds, the same token gets the same successor. Later, its session ends.',
      body: AuthRefreshParams,
      returns: one(AuthSession),
    }),
    logout: customerEndpoint({
      method: 'POST',
      access: 'public',
      sensitive: true,
      ignoresBadToken: true,
      path: '/auth/{team}/logout',
      summary:
        'End the session of the access token or of the refresh token, or all sessions of its customer.',
      body: AuthLogoutParams,
      returns: one(AuthLoggedOut),
    }),
    forgotPassword: customerEndpoint({
      method: 'POST',
      access: 'public',
      sensitive: true,
      ignoresBadToken: true,
      path: '/auth/{team}/password/forgot',
      summary: 'Mail a link for a new password, if there is an account with this address.',
      body: AuthForgotPasswordParams,
      returns: one(AuthAccepted),
      needsSetup: 'sending mails',
    }),
    resetPassword: customerEndpoint({
      method: 'POST',
      access: 'public',
      sensitive: true,
      ignoresBadToken: true,
      path: '/auth/{team}/password/reset',
      summary: 'Set a new password with the token from the mail, log in, and end all other sessions.',
      body: AuthResetPasswordParams,
      returns: one(AuthSession),
    }),
    confirm: customerEndpoint({
      method: 'POST',
      access: 'public',
      sensitive: true,
      ignoresBadToken: true,
      path: '/auth/{team}/confirm',
      summary:
        'Confirm the address of an account with the token from the mail, and log in. Where the reader of the mail has to choose the password, it is missing (400).',
      body: AuthConfirmParams,
      returns: one(AuthSession),
    }),
    me: customerEndpoint({
      method: 'GET',
      access: 'customer',
      path: '/auth/{team}/me',
      summary: 'Tell who is logged in.',
      returns: one(AuthCustomer),
    }),
  },
});
