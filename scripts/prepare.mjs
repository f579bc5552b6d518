// npm runs this at the end of `npm install` and `npm ci`: it builds dist/ so that bin/lossledger
// works. Without the compiler (`--omit=dev`, NODE_ENV=production) or without sources there is
// nothing it can do, and a production install must not fail for it: the image brings its own dist/.
// Types are the business of `npm run check` and `npm run build`; here only the emit is wanted.
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const pathOf = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const remove = (path) => rmSync(path, { recursive: true, force: true });

const compiler = pathOf('node_modules/typescript/bin/tsc');
const dist = pathOf('dist');
// Built aside and put in place whole: no file of an older build stays, and a program that starts
// meanwhile finds one build or the other.
const fresh = pathOf(`.dist-${process.pid}`);
const worn = pathOf(`.dist-${process.pid}-old`);

if (existsSync(compiler) && existsSync(pathOf('src'))) {
  const project = pathOf('tsconfig.build.json');
  const { status } = spawnSync(
    process.execPath,
    [compiler, '--project', project, '--noCheck', '--outDir', fresh],
    { stdio: ['ignore', 2, 2] },
  );
  if (existsSync(fresh)) {
    // Without them each start compiles the same and reads a thousand modules: slower, no less right.
    for (const name of ['build-gazetteer', 'join-modules']) {
      const step = pathOf(`scripts/${name}.mjs`);
      if (existsSync(step)) spawnSync(process.execPath, [step, fresh], { stdio: ['ignore', 2, 2] });
    }
    if (existsSync(dist)) renameSync(dist, worn);
    renameSync(fresh, dist);
    remove(worn);
  }
  process.exitCode = status ?? 1;
}
