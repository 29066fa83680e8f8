/** The smallest images of their kinds, with a size of their own to tell them by. */
export const images = {
  png: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
    'base64',
  ),
  gif: Buffer.from('R0lGODlhAgADAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
  jpg: jpeg(4, 5),
  webp: Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64'),
};

/** The head of a JPEG, which says how large it is. */
export function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.alloc(19);
  frame.writeUInt16BE(0xff_c0, 0);
  frame.writeUInt16BE(17, 2);
  frame.writeUInt8(8, 4);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const application = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex');
  return Buffer.concat([application, frame, Buffer.from([0xff, 0xd9])]);
}

interface Upload {
  bytes?: Uint8Array | string;
  name?: string;
  type?: string;
  fields?: Record<string, string>;
}

/** A form with one file, as a browser sends it. */
export function upload({ bytes = images.png, name = 'shot.png', type = '', fields = {} }: Upload = {}) {
  const form = new FormData();
  const part = typeof bytes === 'string' ? bytes : new Uint8Array(bytes);
  form.append('file', new Blob([part], { type }), name);
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  return form;
}
