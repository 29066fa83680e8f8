/** The oldest Node this repository is built on; the published packages run on older ones. */
const oldest = '20.19.0';

/** True when `version` is at least `minimum`; both are dotted numbers. */
export function isAtLeast(version, minimum) {
  const have = version.split('.').map(Number);
  const want = minimum.split('.').map(Number);
  for (let index = 0; index < want.length; index += 1) {
    if (have[index] !== want[index]) return have[index] > want[index];
  }
  return true;
}

/** Says what is wrong with a too old Node, and answers whether to go on. */
export function requireNode(version) {
  if (isAtLeast(version, oldest)) return true;
  console.error(`Node ${version} is too old: this repository needs Node ${oldest} or later.`);
  console.error('Install a current Node from https://nodejs.org and run the command again.');
  process.exitCode = 1;
  return false;
}
