// Checks data/ and compiles the places of each conflict into the built program, so that no start has
// to: `node scripts/build-gazetteer.mjs [dist]`.
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const dist = resolve(process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url)));
const step = pathToFileURL(join(dist, 'app', 'gazetteer', 'prepare-built-in.js')).href;
const { prepareReference } = await import(step);
await prepareReference(dist);
