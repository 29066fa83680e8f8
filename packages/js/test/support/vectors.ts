import vectors from '../vectors/webhook.json' with { type: 'json' };

/** One vector with its body as each form that a verifier takes. */
export interface Vector {
  name: string;
  secrets: string[];
  bodies: [form: string, body: string | Uint8Array | ArrayBuffer][];
  bytes: Uint8Array<ArrayBuffer>;
  header: string;
  options: { now: number; tolerance: number };
  valid: boolean;
  reason: string | null;
  event: string | null;
}

/** The published vectors. */
export const webhookVectors: Vector[] = vectors.vectors.map((vector) => {
  const { name, secrets, body, bodyBase64, header, now, tolerance, valid, reason, event } = vector;
  const bytes = Uint8Array.from(Buffer.from(bodyBase64, 'base64'));
  const bodies: Vector['bodies'] = [
    ['bytes', bytes],
    ['a buffer', Buffer.from(bytes)],
    ['an ArrayBuffer', bytes.buffer],
  ];
  if (body !== undefined) bodies.push(['text', body]);
  return { name, secrets, bodies, bytes, header, options: { now, tolerance }, valid, reason, event };
});
