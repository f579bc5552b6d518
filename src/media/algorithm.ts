import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { LIKENESS_VERSION } from './likeness/hashes-of-picture.ts';

const packageFile = z.object({ version: z.string() });

/**
 * What pictures are hashed by: our own rules, and the decoder, which in another version may give other
 * pixels. The version is read from the package, since loading the decoder costs every command its time.
 */
export function hashingAlgorithm(): string {
  const entry = createRequire(import.meta.url).resolve('sharp');
  const described = path.join(path.dirname(entry), '..', 'package.json');
  const { version } = packageFile.parse(JSON.parse(readFileSync(described, 'utf8')));
  return `${LIKENESS_VERSION} sharp-${version}`;
}
