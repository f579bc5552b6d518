import { afterAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { type HashPool, openHashPool } from '../../../../src/media/hash-pool/hash-pool.ts';
import { openPictureHasher } from '../../../../src/media/hash-pool/picture-hasher.ts';
import { drawPicture, jpegOf } from '../../../_support/drawn-pictures.ts';

const answer = z.object({ process: z.number(), sum: z.number(), secret: z.string().optional() });
type Answer = z.infer<typeof answer>;

const [FINE, CRASH, HANG, THROW, EXIT] = [9, 1, 2, 3, 4].map((first) => Uint8Array.of(first, 5));

const open: { close(): Promise<void> }[] = [];
afterAll(() => Promise.all(open.map((pool) => pool.close())));

function pool(children: number, secondsAPicture = 30): HashPool<Answer> {
  const opened = openHashPool({
    task: new URL('./tasks.ts', import.meta.url),
    read: (value) => answer.parse(value),
    children,
    secondsAPicture,
  });
  open.push(opened);
  return opened;
}

describe('a pool of hashing processes', () => {
  it('answers each picture with its own, in no more processes than allowed', async () => {
    const two = pool(2);
    const pictures = Array.from({ length: 12 }, (_, n) => Uint8Array.of(100, n));
    const answers = await Promise.all(pictures.map((picture) => two.hash(picture)));
    expect(answers.map(({ sum }) => sum)).toEqual(pictures.map((_, n) => 100 + n));
    const processes = new Set(answers.map((one) => one.process));
    expect(processes.size).toBe(2);
    expect(processes).not.toContain(process.pid);
  });

  it('answers for a picture that its process died of, replaces the process and loses nothing else', async () => {
    const one = pool(1);
    const before = await one.hash(FINE ?? new Uint8Array());
    const outcomes = await Promise.allSettled(
      [FINE, CRASH, FINE, EXIT, FINE].map((picture = new Uint8Array()) => one.hash(picture)),
    );
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(outcomes[1]).toMatchObject({ reason: { code: 'PICTURE_DECODER_ENDED' } });
    expect(outcomes[3]).toMatchObject({ reason: { code: 'PICTURE_DECODER_ENDED' } });
    const after = await one.hash(FINE ?? new Uint8Array());
    expect(after.process).not.toBe(before.process);
  });

  it('ends a process that takes too long', async () => {
    const hasty = pool(1, 2);
    const [hung, next] = await Promise.allSettled([
      hasty.hash(HANG ?? new Uint8Array()),
      hasty.hash(FINE ?? new Uint8Array()),
    ]);
    expect(hung).toMatchObject({ status: 'rejected', reason: { code: 'TIMED_OUT' } });
    expect(next.status).toBe('fulfilled');
  });

  it('tells what the task threw, and keeps its process', async () => {
    const one = pool(1);
    const { process: first } = await one.hash(FINE ?? new Uint8Array());
    await expect(one.hash(THROW ?? new Uint8Array())).rejects.toThrow('three is refused');
    expect((await one.hash(FINE ?? new Uint8Array())).process).toBe(first);
  });

  it('tells its processes nothing of the environment that they do not need', async () => {
    vi.stubEnv('SECRET', 'a password');
    expect(await pool(1).hash(FINE ?? new Uint8Array())).toMatchObject({ secret: undefined });
  });

  it('answers what still waits when it is closed', async () => {
    const closing = pool(1);
    const waiting = Promise.allSettled([
      closing.hash(HANG ?? new Uint8Array()),
      closing.hash(FINE ?? new Uint8Array()),
    ]);
    await closing.close();
    for (const outcome of await waiting) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'INTERRUPTED' } });
    }
    await expect(closing.hash(FINE ?? new Uint8Array())).rejects.toMatchObject({
      code: 'INTERRUPTED',
    });
  });

  it('hashes pictures, and gives the code of what cannot be hashed', async () => {
    const hasher = openPictureHasher({ children: 1 });
    open.push(hasher);
    expect(await hasher.hash(await jpegOf(drawPicture(1)))).toMatchObject({
      mime: 'image/jpeg',
      width: 480,
      height: 360,
      quality: expect.any(Number),
      pdq: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    await expect(hasher.hash(Buffer.from('<svg/>'))).rejects.toMatchObject({
      code: 'PICTURE_UNSUPPORTED',
    });
  });
});
