import type { CallContext } from '../context.ts';
import { ApiError } from '../errors.ts';
import type { Caller, CustomerCaller, CustomerFacts } from './facts.ts';

type FromBrowser = Pick<CallContext, 'customer'>;

/** The facts that every call from a browser has. */
export function factsOf({ customer }: FromBrowser): CustomerFacts {
  if (customer === undefined) throw new Error('This is no call of a customer: it came with a key.');
  return customer;
}

/** The caller of an endpoint with `access: 'visitor'`: whoever it is. */
export function requireCaller(context: FromBrowser): Caller {
  const { caller } = factsOf(context);
  if (caller !== null) return caller;
  throw new ApiError(
    'authentication_required',
    'This call has no access token. Log in, identify, or start a session as a visitor, and send Authorization: Bearer <token>.',
  );
}

/** The caller of an endpoint with `access: 'customer'`: somebody with a name. */
export function requireCustomer(context: FromBrowser): CustomerCaller {
  const caller = requireCaller(context);
  if (caller.type === 'customer') return caller;
  throw new ApiError(
    'identity_required',
    'A visitor without a name may not do this. Log in or identify first.',
  );
}
