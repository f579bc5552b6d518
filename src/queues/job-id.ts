import { digestOf } from '../domain/digest.ts';

/**
 * The id of the job for one run of one piece of work: SHA-256 in hex, so it is never an integer and
 * holds no colon, both of which BullMQ refuses.
 */
export function jobId(stage: string, key: string, run: number): string {
  return digestOf(stage, key, run);
}
