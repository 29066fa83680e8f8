import { ApiError } from '../errors.ts';

const uniqueViolation = '23505';

/** What the unique constraints mean for a caller. One row here per constraint that input can hit. */
const constraints: Record<string, { param: string; message: string }> = {
  customers_email_unique: {
    param: 'email',
    message:
      'A customer with this email exists already. Update that customer, or use another email. Find it with GET …/customers?search={email}.',
  },
};

/** The conflict behind a database error, if it is one that a caller can solve. */
export function conflictOf(thrown: unknown): ApiError | undefined {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if (!('code' in error && 'constraint' in error) || error.code !== uniqueViolation) continue;
    const known = constraints[String(error.constraint)];
    if (known !== undefined) {
      return new ApiError('resource_conflict', known.message, { param: known.param });
    }
  }
  return undefined;
}
