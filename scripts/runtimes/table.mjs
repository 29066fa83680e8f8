const os = { linux: 'linux', darwin: 'darwin', win32: 'win' }[process.platform];

/** The packages that hold a runtime's binary, by `platform-arch`; a runtime is left out where it has none. */
const packages = {
  bun: {
    'linux-x64': '@oven/bun-linux-x64',
    'linux-arm64': '@oven/bun-linux-aarch64',
    'darwin-x64': '@oven/bun-darwin-x64',
    'darwin-arm64': '@oven/bun-darwin-aarch64',
  },
  deno: {
    'linux-x64': '@deno/linux-x64-glibc',
    'linux-arm64': '@deno/linux-arm64-glibc',
    'darwin-x64': '@deno/darwin-x64',
    'darwin-arm64': '@deno/darwin-arm64',
  },
  workerd: {
    'linux-x64': '@cloudflare/workerd-linux-64',
    'linux-arm64': '@cloudflare/workerd-linux-arm64',
    'darwin-x64': '@cloudflare/workerd-darwin-64',
    'darwin-arm64': '@cloudflare/workerd-darwin-arm64',
  },
};

const here = `${process.platform}-${process.arch}`;
const script = 'modules-and-require.mjs';

const node = (version) => ({
  name: `Node ${version}`,
  package: `node-${os}-${process.arch}`,
  version,
  binary: 'bin/node',
  args: [script],
});

/**
 * The runtimes we promise, each as the npm package that holds its binary. 18.17.0 is the oldest Node of "engines";
 * the others are the newest of their line, so that a new release is tried as soon as there is one.
 */
export const runtimes = [
  node('18.17.0'),
  node('20'),
  node('22'),
  node('24'),
  { name: 'Bun', package: packages.bun[here], version: 'latest', binary: 'bin/bun', args: [script] },
  {
    name: 'Deno',
    package: packages.deno[here],
    version: 'latest',
    binary: 'deno',
    args: ['run', '-A', script],
  },
  {
    name: 'workerd',
    package: packages.workerd[here],
    version: 'latest',
    binary: 'bin/workerd',
    args: ['test', 'worker.capnp'],
  },
];
