/**
 * Keeps package-lock.json complete: every optional package that a locked package names is in it.
 * npm drops an optional package from the lock when the registry in use does not carry it for some
 * platform, and `npm ci` then refuses the lock. Such packages are one binary per platform, pinned
 * to one version by their parent and named by their platform, so their entries can be written from
 * the parent alone. They carry no integrity: the registry never showed us their bytes.
 *
 *   npm run lockfile            add what is missing
 *   npm run lockfile -- --check exit 1 when something is missing
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const lockedPackage = z.looseObject({
  dev: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const lockfile = z.looseObject({ packages: z.record(z.string(), lockedPackage) });
export type Lockfile = z.infer<typeof lockfile>;

export interface MissingPackage {
  readonly path: string;
  readonly name: string;
  readonly version: string;
  readonly dev: boolean;
}

const OPERATING_SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const CPUS = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'];

export function missingOptionalPackages(lock: Lockfile): MissingPackage[] {
  return Object.entries(lock.packages).flatMap(([parent, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isResolvable(lock, parent, name))
      .map(([name, version]) => ({
        path: `node_modules/${name}`,
        name,
        version,
        dev: entry.dev === true,
      })),
  );
}

/** Node's own lookup: the nearest node_modules from the parent's folder upwards. */
function isResolvable(lock: Lockfile, parent: string, name: string): boolean {
  for (let folder = parent; ; folder = folder.slice(0, folder.lastIndexOf('node_modules/'))) {
    const base = folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
    if (`${base}node_modules/${name}` in lock.packages) return true;
    if (base === '') return false;
  }
}

export function lockEntryOf(missing: MissingPackage): Record<string, unknown> {
  if (!/^\d+\.\d+\.\d+(?:-[\dA-Za-z.-]+)?$/.test(missing.version)) {
    throw new Error(`${missing.name}: cannot lock the range ${missing.version}, only one version`);
  }
  const words = missing.name.split(/[/-]/);
  const os = OPERATING_SYSTEMS.find((each) => words.includes(each));
  const cpu = CPUS.find((each) => words.includes(each));
  if (os === undefined || cpu === undefined) {
    throw new Error(`${missing.name}: its name does not tell its platform`);
  }
  const libc = os === 'linux' ? libcOf(words) : undefined;
  return {
    version: missing.version,
    cpu: [cpu],
    ...(missing.dev && { dev: true }),
    ...(libc !== undefined && { libc: [libc] }),
    optional: true,
    os: [os],
  };
}

function libcOf(words: readonly string[]): string | undefined {
  const last = words.at(-1) ?? '';
  if (last.startsWith('musl')) return 'musl';
  return last.startsWith('gnu') ? 'glibc' : undefined;
}

/** Parsed apart from the checked copy so that every key keeps the place npm gave it. */
function completed(written: string, missing: readonly MissingPackage[]): string {
  const lock = z.record(z.string(), z.unknown()).parse(JSON.parse(written));
  const locked = z.record(z.string(), z.unknown()).parse(lock['packages']);
  const added = Object.fromEntries(missing.map((each) => [each.path, lockEntryOf(each)]));
  const packages = Object.entries({ ...locked, ...added });
  packages.sort(([a], [b]) => a.localeCompare(b, 'en'));
  return `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`;
}

function main(): void {
  const path = fileURLToPath(new URL('../package-lock.json', import.meta.url));
  const written = readFileSync(path, 'utf8');
  const missing = missingOptionalPackages(lockfile.parse(JSON.parse(written)));
  if (missing.length === 0) return;
  if (process.argv.includes('--check')) {
    console.error(
      `package-lock.json lacks ${missing.length} optional packages of other platforms:`,
    );
    for (const each of missing) console.error(`  ${each.name}@${each.version}`);
    console.error('Run `npm run lockfile`, then commit package-lock.json.');
    process.exitCode = 1;
    return;
  }
  writeFileSync(path, completed(written, missing));
  console.error(`package-lock.json: added ${missing.length} optional packages of other platforms.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
