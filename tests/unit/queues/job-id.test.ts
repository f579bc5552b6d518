import { describe, expect, it } from 'vitest';
import { jobId } from '../../../src/queues/job-id.ts';

describe('jobId', () => {
  it('is the same for the same run of the same work', () => {
    expect(jobId('extract', 'k', 1)).toBe(jobId('extract', 'k', 1));
  });

  it('is another one for another stage, key or run', () => {
    const ids = [
      jobId('extract', 'k', 1),
      jobId('extract', 'k', 2),
      jobId('record', 'k', 1),
      jobId('extract', 'l', 1),
      jobId('extract', 'k1', 1),
      jobId('extract', 'k', 11),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
