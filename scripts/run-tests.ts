/**
 * Runs vitest and ends with one plain line, `N passed, N failed, N skipped`.
 * Arguments go to vitest as they are. A whole run under CI=true also fails when one of the ways to
 * deploy was not tried: what skips itself for want of a server must not pass for tested.
 *
 * LOSSLEDGER_BACKENDS_FILE  tests write one line to it for every way they ran
 * LOSSLEDGER_TEST_SUMMARY   a file to write the closing line to as well
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const WAYS_TO_DEPLOY = ['embedded', 'database-url', 'redis+database-url', 'redis'];

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});
export type VitestReport = z.infer<typeof vitestReport>;

/** A file that failed without a failed test (it did not load, a hook threw) counts as one failure. */
export function closingLine(report: VitestReport): string {
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((each) => each.status !== 'failed'),
  );
  const failed = report.numFailedTests + brokenFiles.length;
  const skipped = report.numPendingTests + report.numTodoTests;
  return `${report.numPassedTests} passed, ${failed} failed, ${skipped} skipped`;
}

export function untriedWaysToDeploy(written: string): string[] {
  const tried = new Set(written.split('\n').map((line) => line.trim()));
  return WAYS_TO_DEPLOY.filter((way) => !tried.has(way));
}

function main(): void {
  const scratch = mkdtempSync(join(tmpdir(), 'lossledger-tests-'));
  try {
    process.exitCode = run(process.argv.slice(2), scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function run(args: readonly string[], scratch: string): number {
  const reportFile = join(scratch, 'report.json');
  const backendsFile = process.env['LOSSLEDGER_BACKENDS_FILE'] ?? join(scratch, 'backends');
  const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
  writeFileSync(backendsFile, '');
  const { status } = spawnSync(
    process.execPath,
    [
      vitest,
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportFile}`,
      ...args,
    ],
    { stdio: 'inherit', env: { ...process.env, LOSSLEDGER_BACKENDS_FILE: backendsFile } },
  );
  const line = closingLineOf(reportFile);
  const isWholeRun = args.length === 0;
  const untried =
    process.env['CI'] === 'true' && isWholeRun
      ? untriedWaysToDeploy(readFileSync(backendsFile, 'utf8'))
      : [];
  if (untried.length > 0) {
    console.error(`Not tried: ${untried.join(', ')}. In CI every way to deploy must be tested.`);
  }
  console.log(line);
  const summaryFile = process.env['LOSSLEDGER_TEST_SUMMARY'];
  if (summaryFile !== undefined) writeFileSync(summaryFile, `${line}\n`);
  return untried.length > 0 ? 1 : (status ?? 1);
}

function closingLineOf(reportFile: string): string {
  try {
    return closingLine(vitestReport.parse(JSON.parse(readFileSync(reportFile, 'utf8'))));
  } catch (error) {
    console.error('vitest left no report:', error);
    return '0 passed, 1 failed, 0 skipped';
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
