// npm runs this at the end of `npm install` and `npm ci`: it builds dist/ so that bin/lossledger
// works. Without the compiler (`--omit=dev`, NODE_ENV=production) or without sources there is
// nothing it can do, and a production install must not fail for it: the image brings its own dist/.
// Types are the business of `npm run check` and `npm run build`; here only the emit is wanted.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const pathOf = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const compiler = pathOf('node_modules/typescript/bin/tsc');
if (existsSync(compiler) && existsSync(pathOf('src'))) {
  // A file that was renamed or removed in src/ would live on in dist/.
  rmSync(pathOf('dist'), { recursive: true, force: true });
  const { status } = spawnSync(
    process.execPath,
    [compiler, '--project', pathOf('tsconfig.build.json'), '--noCheck'],
    { stdio: ['ignore', 2, 2] },
  );
  process.exitCode = status ?? 1;
}
