import { describe, expect, it } from 'vitest';
import {
  assertOneWorkerEach,
  isStageName,
  STAGE_NAMES,
  STAGES,
  stageByName,
} from '../../../src/pipeline/registry.ts';

const one = STAGE_NAMES.map((stage) => ({ stage }));

describe('the registry', () => {
  it('lists each stage once, under a name that can be a queue', () => {
    expect(new Set(STAGE_NAMES).size).toBe(STAGES.length);
    for (const name of STAGE_NAMES) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it.each(STAGES)('has a policy for $name that can be carried out', (stage) => {
    expect(stage.retry.attempts).toBeGreaterThan(0);
    expect(stage.retry.baseMs).toBeGreaterThan(0);
    expect(stage.concurrency).toBeGreaterThan(0);
    expect(stage.timeoutMs).toBeGreaterThan(0);
    expect(stage.version).toBeGreaterThan(0);
    expect(stage.summary).toMatch(/\.$/);
  });

  it('finds a stage by its name', () => {
    for (const name of STAGE_NAMES) expect(stageByName(name).name).toBe(name);
  });

  it('tells names of stages from others', () => {
    expect(isStageName('extract')).toBe(true);
    expect(isStageName('Extract')).toBe(false);
    expect(isStageName('')).toBe(false);
  });
});

describe('assertOneWorkerEach', () => {
  it('takes one worker for each stage', () => {
    expect(() => assertOneWorkerEach(one)).not.toThrow();
  });

  it('refuses a stage without a worker and names it', () => {
    expect(() => assertOneWorkerEach(one.slice(1))).toThrow(`${STAGE_NAMES[0]} has 0`);
  });

  it('refuses a stage with two workers and names it', () => {
    expect(() => assertOneWorkerEach([...one, { stage: 'record' }])).toThrow('record has 2');
  });

  it('refuses a worker of no stage and names it', () => {
    expect(() => assertOneWorkerEach([...one, { stage: 'publish' }])).toThrow(
      'publish is no stage',
    );
  });

  it('names everything wrong at once', () => {
    expect(() => assertOneWorkerEach([{ stage: 'publish' }])).toThrow(
      /capture has 0; .*record has 0; publish is no stage/,
    );
  });
});
