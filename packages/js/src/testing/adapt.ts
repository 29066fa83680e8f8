/** A sent value in the form in which the API returns it, or `undefined` where it cannot stand. */
export function adapt(name: string, value: unknown, sample: unknown): unknown {
  if (value === null) return sample === null || nullable.has(name) ? null : undefined;
  if (Array.isArray(sample)) return adaptList(value, sample);
  if (sample === null) return typeof value === 'string' ? withPrefix(value, prefixes.get(name)) : value;
  if (typeof value !== typeof sample || Array.isArray(value)) return undefined;
  if (isRecord(value) && isRecord(sample)) return adaptRecord(value, sample);
  return typeof value === 'string' && typeof sample === 'string' ? adaptText(name, value, sample) : value;
}

/** Fields that may be null, though they are not in the fixtures. */
const nullable = new Set(['customerId', 'customerName', 'category']);

/** What the ids in fields begin with that are null in the fixtures. */
const prefixes = new Map([
  ['customerId', 'cus_'],
  ['customer_id', 'cus_'],
  ['ticketId', 'tkt_'],
  ['assignedTo', 'mem_'],
  ['memberId', 'mem_'],
  ['agentId', 'mem_'],
]);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function adaptText(name: string, value: string, sample: string): string {
  if (name === 'email') return value.toLowerCase();
  const prefix = /^([a-z0-9]+_)[0-9a-f]{32}$/.exec(sample)?.[1];
  if (prefix !== undefined) return withPrefix(value, prefix);
  const isMoment = /^\d{4}-\d\d-\d\dT.*Z$/.test(sample) && !Number.isNaN(Date.parse(value));
  return isMoment ? new Date(value).toISOString() : value;
}

/** An id as the API returns it, which takes bare UUIDs too, and people also by their account. */
function withPrefix(value: string, prefix: string | undefined): string {
  const hex = /^(?:mem_|usr_)?([0-9a-f]{32})$/i.exec(value.replaceAll('-', ''))?.[1];
  return prefix === undefined || hex === undefined ? value : prefix + hex.toLowerCase();
}

/** Lists of texts may be sent as one text. */
function adaptList(value: unknown, [item]: readonly unknown[]): unknown {
  const list: unknown = typeof value === 'string' ? value.split(',') : value;
  if (!Array.isArray(list)) return undefined;
  const parts = list.map((part: unknown) => {
    if (typeof part === 'string') return part.trim();
    return isRecord(part) && isRecord(item) ? adaptRecord(part, item) : part;
  });
  return [...new Set(parts)].filter((part) => part !== '');
}

function adaptRecord(value: Record<string, unknown>, sample: Record<string, unknown>): object {
  const sent = Object.entries(value).filter(([, entry]) => entry !== null);
  // Your own data, which has no form to keep to.
  if (Object.keys(sample).length === 0) return Object.fromEntries(sent);
  const samples: Record<string, unknown> = { tags: [], ...sample };
  const fields = sent.map(([name, entry]) => [name, adapt(name, entry, samples[name] ?? null)]);
  return { ...sample, ...Object.fromEntries(fields.filter(([, entry]) => entry !== undefined)) };
}
