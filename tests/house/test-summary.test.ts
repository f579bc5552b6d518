import { describe, expect, test } from 'vitest';
import { closingLine, untriedWaysToDeploy, type VitestReport } from '../../scripts/run-tests.ts';

const report: VitestReport = {
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }],
};

describe('the closing line', () => {
  test('counts what passed, failed and was left out', () => {
    expect(closingLine(report)).toBe('5 passed, 1 failed, 3 skipped');
  });

  test('counts a file that did not load as a failure', () => {
    const broken = { status: 'failed', assertionResults: [] };
    const testResults = [...report.testResults, broken];
    expect(closingLine({ ...report, testResults })).toBe('5 passed, 2 failed, 3 skipped');
  });
});

describe('the ways to deploy', () => {
  test('are all tried when each has left its line, in any order', () => {
    const written = 'redis\nembedded\nredis+database-url\nembedded\ndatabase-url\n';
    expect(untriedWaysToDeploy(written)).toEqual([]);
  });

  test('lack the Redis half when no test ran on Redis', () => {
    expect(untriedWaysToDeploy('embedded\ndatabase-url\n')).toEqual([
      'redis+database-url',
      'redis',
    ]);
  });

  test('are all untried when nothing was written', () => {
    expect(untriedWaysToDeploy('')).toHaveLength(4);
  });
});
