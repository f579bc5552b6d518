import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

const SECOND = 1_000;

/** Kinds of test by what they need. A later group starts when the one before it has ended. */
const KINDS = {
  /** Values in, values out: files share a process, which compiles the lexicon once for all of them. */
  fast: {
    names: ['unit', 'property', 'corpus'],
    timeout: 20 * SECOND,
    groupOrder: 0,
    maxWorkers: 2,
    isolate: false,
  },
  /** Start compilers and checkers. */
  house: { names: ['house'], timeout: 120 * SECOND, groupOrder: 1, maxWorkers: 2 },
  /** Start database servers: on two cores, more than two at once run into their own timeouts. */
  database: {
    names: ['contract', 'integration'],
    timeout: 120 * SECOND,
    groupOrder: 2,
    maxWorkers: 2,
  },
  /** Start whole process trees and measure what becomes of them. */
  process: {
    names: ['process', 'e2e'],
    timeout: 180 * SECOND,
    groupOrder: 3,
    maxWorkers: 3,
    globalSetup: ['tests/_support/build-program.ts'],
  },
};

const projects = Object.values(KINDS).flatMap(({ names, timeout, groupOrder, ...limits }) =>
  names.map(
    (name): TestProjectConfiguration => ({
      extends: true,
      test: {
        name,
        include: [`tests/${name}/**/*.test.ts`],
        testTimeout: timeout,
        hookTimeout: timeout,
        sequence: { groupOrder },
        ...limits,
      },
    }),
  ),
);

export default defineConfig({
  test: {
    pool: 'forks',
    restoreMocks: true,
    unstubEnvs: true,
    setupFiles: ['tests/_support/leak-guard.ts'],
    projects,
  },
});
