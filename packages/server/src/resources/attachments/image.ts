import { imageSize } from 'image-size';
import type { ImageType } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { shorten } from '../../http/shorten.ts';

export interface Image {
  contentType: ImageType;
  /** Without the dot. */
  extension: string;
  /** In pixels. */
  width: number;
  height: number;
}

interface Format {
  contentType: ImageType;
  /** What files of it are called; the first is the one that we give. */
  extensions: readonly string[];
  /** What stands where in its files, byte by byte. */
  marks: readonly { at: number; text: string }[];
}

const formats: readonly Format[] = [
  {
    contentType: 'image/jpeg',
    extensions: ['jpg', 'jpeg', 'jpe', 'jfif'],
    marks: [{ at: 0, text: '\xff\xd8\xff' }],
  },
  { contentType: 'image/png', extensions: ['png'], marks: [{ at: 0, text: '\x89PNG\r\n\x1a\n' }] },
  { contentType: 'image/gif', extensions: ['gif'], marks: [{ at: 0, text: 'GIF8' }] },
  {
    contentType: 'image/webp',
    extensions: ['webp'],
    marks: [
      { at: 0, text: 'RIFF' },
      { at: 8, text: 'WEBPVP8' },
    ],
  },
];

/** Where the size of an image is looked for, in bytes: it stands before the pixels. */
const headLength = 512 * 1024;

const wrong = (problem: string) => new ApiError('parameter_invalid', `file ${problem}`, { param: 'file' });

/**
 * Finds out what an image is, from its content. Name and type that came with it are only held
 * against that.
 *
 * @throws ApiError when it is no image of an accepted kind, or claims to be another.
 */
export function readImage(file: { content: Uint8Array; name: string; type: string }): Image {
  const start = Buffer.from(file.content.subarray(0, 16)).toString('latin1');
  const format = formats.find(({ marks }) => marks.every(({ at, text }) => start.startsWith(text, at)));
  if (format === undefined) {
    throw wrong(
      'is no JPEG, PNG, GIF or WebP image by its content. Send one of these; SVG and HTML are refused, since they can carry scripts.',
    );
  }
  refuseOtherClaims(file, format);
  const { width, height } = sizeOf(file.content) ?? { width: 0, height: 0 };
  if (!(width > 0 && height > 0)) {
    throw wrong(`begins like ${format.contentType}, but cannot be read as one. Send the whole file.`);
  }
  return { contentType: format.contentType, extension: format.extensions[0] ?? '', width, height };
}

function sizeOf(content: Uint8Array): { width: number; height: number } | undefined {
  try {
    return imageSize(content.subarray(0, headLength));
  } catch {
    return undefined;
  }
}

/** Other names under which a type travels. */
const aliases = new Map([
  ['image/jpg', 'image/jpeg'],
  ['image/pjpeg', 'image/jpeg'],
  ['image/x-png', 'image/png'],
]);

function refuseOtherClaims({ name, type }: { name: string; type: string }, format: Format): void {
  const declared = type.split(';')[0]?.trim().toLowerCase() ?? '';
  const says = aliases.get(declared) ?? declared;
  if (says !== '' && says !== 'application/octet-stream' && says !== format.contentType) {
    throw wrong(
      `came as ${shorten(declared)}, but its content is ${format.contentType}. Send it as what it is.`,
    );
  }
  const extension = extensionOf(name);
  const named = formats.find(({ extensions }) => extensions.includes(extension));
  if (named !== undefined && named !== format) {
    throw wrong(
      `is called .${extension}, but its content is ${format.contentType}. Give it the name of what it is.`,
    );
  }
}

const extensionOf = (name: string): string =>
  /\.([a-z0-9]{1,10})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';

const maxName = 200;

/**
 * A name that can be shown and saved under: no folders, no signs that steer a terminal or turn the
 * direction of the text, and the extension of its content.
 */
export function filenameFor(name: string, { contentType, extension }: Image): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replaceAll(/\p{Surrogate}/gu, '')
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd"<>|:*?]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[.\s]+|[.\s]+$/g, '');
  const fits = formats.find((format) => format.contentType === contentType)?.extensions ?? [];
  // Forms call a file that has no name `blob`.
  if (clean === '' || clean === 'blob' || fits.includes(clean.toLowerCase())) return `image.${extension}`;
  const own = extensionOf(clean);
  const stem = fits.includes(own) ? clean.slice(0, -own.length - 1) : clean;
  const ending = fits.includes(own) ? own : extension;
  return `${[...stem].slice(0, maxName).join('')}.${ending}`;
}
