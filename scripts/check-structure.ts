/**
 * Is every file in its room, and does every room keep to its neighbours?
 * Imports are judged by dependency-cruiser with .dependency-cruiser.cjs, names and places of files
 * here, purity by check-purity.ts, neutrality by check-neutrality.ts. Fails when the tools saw less than the whole tree: a check that
 * looked at nothing has found nothing.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { checkNeutrality } from './check-neutrality.ts';
import { checkPurity } from './check-purity.ts';
import house from './house.json' with { type: 'json' };
import { filesUnder, typescriptFilesUnder } from './source-files.ts';

export interface Violation {
  /** The rule's name, as in .dependency-cruiser.cjs or below. */
  readonly rule: string;
  readonly file: string;
  readonly detail: string;
}

const CRUISER = fileURLToPath(
  new URL('../node_modules/dependency-cruiser/bin/dependency-cruise.mjs', import.meta.url),
);
const CRUISER_RULES = fileURLToPath(new URL('../.dependency-cruiser.cjs', import.meta.url));
const CRUISED_FOLDERS = ['src', 'tests', 'scripts'];
const NAMELESS = /^(utils?|helpers?|misc|common|shared|lib)(\.|$)/;

const cruiseReport = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(
      z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) }),
    ),
  }),
});

type CruiseReport = z.infer<typeof cruiseReport>;

export function checkStructure(root: string): Violation[] {
  return [
    ...misplacedFiles(root),
    ...importViolations(root),
    ...checkPurity(root).map(({ file, line, what }) => ({
      rule: 'purity',
      file: `${file}:${line}`,
      detail: what,
    })),
    ...checkNeutrality(root).map(({ file, line, word }) => ({
      rule: 'neutrality',
      file: `${file}:${line}`,
      detail: `names ${word}: which countries fight is data`,
    })),
  ];
}

export function misplacedFiles(root: string): Violation[] {
  const rooms = new Set(Object.keys(house.rooms));
  const strays = filesUnder(root, 'src')
    .filter((file) => file.split('/').length < 3 || !rooms.has(file.split('/')[1] ?? ''))
    .map((file) => ({
      rule: 'known-room',
      file,
      detail: `belongs to no room; the rooms are ${[...rooms].join(', ')}`,
    }));
  const nameless = CRUISED_FOLDERS.flatMap((folder) => filesUnder(root, folder))
    .filter((file) => file.split('/').some((part) => NAMELESS.test(part)))
    .map((file) => ({ rule: 'telling-name', file, detail: 'name it after what it does' }));
  return [...strays, ...nameless];
}

export function importViolations(root: string, read = cruise): Violation[] {
  const sources = typescriptFilesUnder(root, 'src');
  if (sources.length === 0) {
    return [{ rule: 'whole-tree-seen', file: 'src', detail: 'no source file was found' }];
  }
  const report = read(
    root,
    CRUISED_FOLDERS.filter((folder) => filesUnder(root, folder).length > 0),
  );
  const seen = new Set(report.modules.map(({ source }) => source));
  const unseen = sources
    .filter((file) => !seen.has(file))
    .map((file) => ({
      rule: 'whole-tree-seen',
      file,
      detail: 'dependency-cruiser did not read it',
    }));
  const violations = report.summary.violations.map(({ rule, from, to }) => ({
    rule: rule.name,
    file: from,
    detail: from === to ? '' : `imports ${to}`,
  }));
  return [...unseen, ...violations];
}

function cruise(root: string, folders: readonly string[]): CruiseReport {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [CRUISER, '--config', CRUISER_RULES, '--output-type', 'json', ...folders],
    { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  if (!stdout.trimStart().startsWith('{')) {
    throw new Error(`dependency-cruiser gave no report: ${stdout}${stderr}`);
  }
  return cruiseReport.parse(JSON.parse(stdout));
}

function main(): void {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const violations = checkStructure(root);
  for (const { rule, file, detail } of violations) console.error(`${file}: ${rule}: ${detail}`);
  if (violations.length > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
