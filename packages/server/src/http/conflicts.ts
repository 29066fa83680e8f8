import type { ErrorCode } from '@cstar.help/contract';
import { ApiError } from '../errors.ts';

const uniqueViolation = '23505';
const foreignKeyViolation = '23503';

interface Meaning {
  sqlState: string;
  code: ErrorCode;
  param: string;
  message: string;
}

const goneReference = (param: string, what: string): Meaning => ({
  sqlState: foreignKeyViolation,
  code: 'parameter_invalid',
  param,
  message: `${param} names a ${what} that was removed a moment ago. Use an existing ${what}.`,
});

const taken = (param: string, message: string): Meaning => ({
  sqlState: uniqueViolation,
  code: 'resource_conflict',
  param,
  message,
});

/** What the constraints mean for a caller. One row here per constraint that input can hit. */
const constraints = new Map<string, Meaning>([
  [
    'customers_email_unique',
    {
      sqlState: uniqueViolation,
      code: 'resource_conflict',
      param: 'email',
      message:
        'A customer with this email exists already. Update that customer, or use another email. Find it with GET …/customers?search={email}.',
    },
  ],
  [
    'customers_external_id_unique',
    {
      sqlState: uniqueViolation,
      code: 'resource_conflict',
      param: 'externalId',
      message:
        'A customer with this externalId exists already. Update that customer, or use another externalId.',
    },
  ],
  [
    'custom_fields_key_unique',
    taken('key', 'A custom field with this key exists already for this entity type. Use another key.'),
  ],
  [
    'customer_groups_slug_unique',
    taken('slug', 'A customer group with this slug exists already. Use another slug.'),
  ],
  [
    'customer_groups_external_unique',
    taken(
      'externalId',
      'A customer group with this externalId exists already. Update that group, or use another externalId.',
    ),
  ],
  [
    'surveys_ticket_unique',
    taken(
      'ticketId',
      'This ticket has its answer already: a ticket takes one. Find it with GET …/csat/surveys?ticketId={ticketId}.',
    ),
  ],
  [
    'invites_pending_email',
    taken(
      'email',
      'An invite for this email is pending already. Resend or change that one. Find it with GET …/invites.',
    ),
  ],
  [
    'teams_slug_unique',
    {
      sqlState: uniqueViolation,
      code: 'resource_conflict',
      param: 'teamSlug',
      message: 'This slug belongs to another team. Choose another.',
    },
  ],
  // IDs that clients make themselves.
  ['tickets_pkey', taken('id', 'This ID belongs to another ticket. Make a new UUID.')],
  ['messages_pkey', taken('id', 'This ID belongs to another message. Make a new UUID.')],
  // Handlers look references up and lock them first; these rows answer if one of them does not.
  ['tickets_customer', goneReference('customerId', 'customer')],
  ['tickets_assignee', goneReference('assignedTo', 'member')],
  ['articles_category', goneReference('category', 'category')],
  ['game_players_member', goneReference('userId', 'member')],
]);

/** The answer behind a database error, if it is one that a caller can solve. */
export function conflictOf(thrown: unknown): ApiError | undefined {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if (!('code' in error && 'constraint' in error)) continue;
    const meaning = constraints.get(String(error.constraint));
    if (meaning !== undefined && meaning.sqlState === error.code) {
      return new ApiError(meaning.code, meaning.message, { param: meaning.param });
    }
  }
  return undefined;
}
