export type { ClientIdentity } from '../client.ts';
export { CStarAuthenticationError, CStarValidationError } from '../errors.ts';
export { type IdentifiedCustomer, signIdentity } from './sign-identity.ts';
