/**
 * Everything that must hold before a change lands, the fast ones first. Each step is a script of
 * package.json, so it can be run alone. All steps run, so that one call shows all that is wrong.
 *
 *   npm run check                all of it
 *   npm run check -- --static    without the tests
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

interface Step {
  readonly script: string;
  readonly holds: string;
  readonly remedy: string;
}

const STATIC_STEPS: readonly Step[] = [
  {
    script: 'check:lint',
    holds: 'formatted and free of lint',
    remedy: 'Run `npm run format`; what is left needs your hand.',
  },
  {
    script: 'check:lockfile',
    holds: 'the lock file is complete',
    remedy: 'Run `npm run lockfile` and commit package-lock.json.',
  },
  {
    script: 'check:structure',
    holds: 'every file is in its room, and the pure rooms are pure',
    remedy:
      'Move the code to the room that may do this, or pass what it needs as an argument. ' +
      'The rooms and owners are in scripts/house.json.',
  },
  {
    script: 'check:types',
    holds: 'the types hold',
    remedy: 'Read the compiler’s lines above.',
  },
  {
    script: 'check:any',
    holds: 'no `any` and no unchecked cast',
    remedy:
      'Say `unknown` and narrow it, by zod or a type guard. Where a cast is the only way, put ' +
      '`// type-coverage:ignore-next-line` above it with the reason.',
  },
  {
    script: 'check:unused',
    holds: 'no unused file, export or dependency',
    remedy: 'Delete it, or use it. An export only its own file uses needs no `export`.',
  },
  {
    script: 'check:regexes',
    holds: 'every regular expression takes linear time',
    remedy:
      'Bound what repeats ({0,80} for *), keep neighbours from matching the same character, or write a loop.',
  },
  {
    script: 'check:docs',
    holds: 'the generated docs are up to date',
    remedy: 'Run `npm run docs` and commit the result.',
  },
];

const TEST_STEPS: readonly Step[] = [
  {
    script: 'check:tests',
    holds: 'the unit, property and house tests pass',
    remedy: 'Run `npm test -- FILE` for one file, `npm test` for all kinds of test.',
  },
];

function runStep(root: string, step: Step): boolean {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', step.script], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  const passed = status === 0;
  if (!passed) console.log(`${stdout}${stderr}`.trimEnd());
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${step.script} (${step.holds}) ${seconds} s`);
  return passed;
}

function main(): void {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const steps = process.argv.includes('--static') ? STATIC_STEPS : [...STATIC_STEPS, ...TEST_STEPS];
  const failed = steps.filter((step) => !runStep(root, step));
  if (failed.length === 0) {
    console.log('Everything holds.');
    return;
  }
  console.log(`\n${failed.length} of ${steps.length} checks failed:`);
  for (const { script, remedy } of failed) console.log(`  ${script}: ${remedy}`);
  process.exitCode = 1;
}

main();
