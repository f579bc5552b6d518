// Joins the modules of the built program into a few files, so that a command opens a dozen of them
// and not a thousand: `node scripts/join-modules.mjs [dist]`. Packages stay packages, but for those
// that are many small modules themselves. The modules it joined stay beside: child processes and
// builds start from them.
import { realpathSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const dist = realpathSync(process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url)));
const joined = join(dist, 'cli');

/** Of many small modules each, and of nothing but JavaScript. */
const JOINED_PACKAGES = ['drizzle-orm', 'feedsmith', 'zod'];

/** A module goes on finding what lies around it, wherever its text has gone. */
const keepAddresses = {
  name: 'keep-addresses',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^[^.]/ }, ({ path, kind }) => {
      const isJoined = JOINED_PACKAGES.some((name) => path === name || path.startsWith(`${name}/`));
      return isJoined || kind === 'entry-point' ? null : { path, external: true };
    });
    onLoad({ filter: /\.js$/ }, async ({ path }) => {
      if (!path.startsWith(dist + sep)) return null;
      const text = await readFile(path, 'utf8');
      if (!text.includes('import.meta.url')) return null;
      const own = relative(joined, path).split(sep).join('/');
      const address = `new URL(${JSON.stringify(own)}, import.meta.url).href`;
      return { contents: text.replaceAll('import.meta.url', address), resolveDir: dirname(path) };
    });
  },
};

/** Faults are told in English: the words of fifty other languages would be read at each start. */
const oneLanguage = {
  name: 'one-language',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
    }));
  },
};

const CHUNK = 'joined-';
const entry = join(joined, 'main.js');
// Joined before, and not compiled since.
if ((await readFile(entry, 'utf8')).includes(`./${CHUNK}`)) process.exit(0);

const { metafile } = await build({
  metafile: true,
  entryPoints: [entry],
  outdir: joined,
  allowOverwrite: true,
  bundle: true,
  splitting: true,
  chunkNames: `${CHUNK}[name]-[hash]`,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Written out, each Cyrillic letter of the tables would be six.
  charset: 'utf8',
  logLevel: 'warning',
  plugins: [keepAddresses, oneLanguage],
});

const pieces = new Set(Object.keys(metafile.outputs).map((path) => resolve(path)));
for (const name of await readdir(joined)) {
  const path = join(joined, name);
  if (name.startsWith(CHUNK) && !pieces.has(path)) await rm(path);
}
