/** Things that must be equal in several places, as pure functions: each returns lines that say what to do. */

export function pnpmProblems(rootManifest) {
  const pinned = rootManifest.packageManager?.replace(/^pnpm@([^+]+).*$/, '$1');
  const installed = rootManifest.devDependencies?.pnpm;
  if (pinned === installed) return [];
  return [
    `package.json: "packageManager" pins pnpm ${pinned}, devDependencies has ${installed}: make them equal`,
  ];
}

/** One version range for each dependency, whoever asks for it. Peers are left out: they state a tolerance. */
export function versionProblems(members) {
  const ranges = new Map();
  for (const { folder, manifest } of members) {
    for (const [name, range] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      const users = ranges.get(name) ?? [];
      ranges.set(name, [...users, { folder, range }]);
    }
  }
  return [...ranges]
    .filter(([, users]) => new Set(users.map((user) => user.range)).size > 1)
    .map(([name, users]) => {
      const list = users.map((user) => `${user.range} in ${user.folder}`).join(', ');
      return `${name} is asked for as ${list}: use one range`;
    });
}

/** Whoever adds a dependency says why, in the table of CONTRIBUTING.md. */
export function reasonProblems(members, contributing) {
  const names = members.flatMap(({ manifest }) =>
    Object.keys({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.peerDependencies }),
  );
  return [...new Set(names)]
    .filter((name) => !name.startsWith('@cstar.help/') && !contributing.includes(`\`${name}\``))
    .map((name) => `CONTRIBUTING.md: say in one line why ${name} is needed`);
}

/** A published package carries the licence of the whole. */
export function licenceProblems(packages, rootText) {
  return packages
    .filter(({ text }) => text !== rootText)
    .map(({ folder, text }) => {
      return `${folder}/LICENSE ${text === undefined ? 'is missing' : 'differs from the root one'}: copy it`;
    });
}

const silencers = /biome-ignore|@ts-ignore|@ts-nocheck|eslint-disable|istanbul ignore|v8 ignore/;

/** Nothing is silenced; in tests @ts-expect-error is an assertion about types, elsewhere it is a silencer too. */
export function silencerProblems(files) {
  return files.flatMap(({ path, text }) => {
    const expectsErrors = /[\\/]test[\\/]/.test(path);
    return text.split('\n').flatMap((line, index) => {
      const found =
        silencers.exec(line)?.[0] ?? (expectsErrors ? undefined : /@ts-expect-error/.exec(line)?.[0]);
      return found === undefined ? [] : [`${path}:${index + 1}: ${found}: mend the cause instead`];
    });
  });
}
