/** What must hold for a packed package, as pure functions. */

/** The file list in a form that only a real change changes: shared chunks carry a hash in their names. */
export function stableFileList(files) {
  const stable = files.map((file) =>
    file.replace(/-[A-Za-z0-9_-]{8}(\.d)?(\.[cm]?[jt]s)(\.map)?$/, '-*$1$2$3'),
  );
  return [...new Set(stable)].sort();
}

/** Says how two file lists differ, or nothing when they do not. */
export function listProblems(expected, actual) {
  return [
    ...actual.filter((file) => !expected.includes(file)).map((file) => `new in the tarball: ${file}`),
    ...expected.filter((file) => !actual.includes(file)).map((file) => `missing from the tarball: ${file}`),
  ];
}

const forbiddenNames = /(^|\/)(\.env[^/]*|\.npmrc|\.netrc|id_rsa[^/]*|.*\.(pem|key|p12))$/;

const secrets = [
  ['a live secret key', /sk_live_[A-Za-z0-9]{32}/],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['a token of a package registry', /_authToken\s*=/],
];

/** Secrets, and paths of the machine that packed it, in `files` as `{ path, text }`. */
export function leakProblems(files, machinePath) {
  return files.flatMap(({ path, text }) => [
    ...(forbiddenNames.test(path) ? [`${path}: must not be published`] : []),
    ...secrets.filter(([, pattern]) => pattern.test(text)).map(([what]) => `${path}: contains ${what}`),
    ...(text.includes(machinePath) ? [`${path}: contains ${machinePath}, a path of this machine`] : []),
  ]);
}

export function sizeProblems(bytes, limit) {
  return bytes <= limit ? [] : [`${inKilobytes(bytes)} unpacked, allowed are ${inKilobytes(limit)}`];
}

export function inKilobytes(bytes) {
  return `${(bytes / 1000).toFixed(0)} kB`;
}

/** The import specifiers of a package's code entries: `@cstar.help/js`, `@cstar.help/js/errors` … */
export function codeEntries(manifest) {
  return Object.entries(manifest.exports)
    .filter(([, target]) => typeof target === 'object')
    .map(([subpath]) => manifest.name + subpath.slice(1));
}
