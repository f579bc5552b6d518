import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { HostGate } from '../../../../src/sources/web/host-gate.ts';

/** A clock that stands still until it is moved, and runs what falls due. */
class FakeClock {
  ms = 1_000_000;
  #due: { at: number; run: () => void }[] = [];

  readonly now = (): Date => new Date(this.ms);
  readonly after = (ms: number, run: () => void): (() => void) => {
    const entry = { at: this.ms + ms, run };
    this.#due.push(entry);
    return () => {
      this.#due = this.#due.filter((one) => one !== entry);
    };
  };

  get timers(): number {
    return this.#due.length;
  }

  async pass(ms: number): Promise<void> {
    const end = this.ms + ms;
    for (;;) {
      await nextTurn();
      const [next] = this.#due.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.#due = this.#due.filter((one) => one !== next);
      this.ms = next.at;
      next.run();
    }
    this.ms = end;
    await nextTurn();
  }
}

describe('HostGate', () => {
  let clock: FakeClock;
  let gate: HostGate;
  let started: [who: string, at: number][];
  const never = new AbortController().signal;

  beforeEach(() => {
    clock = new FakeClock();
    gate = new HostGate({
      concurrent: 2,
      longestWaitMs: 10_000,
      now: clock.now,
      after: clock.after,
    });
    started = [];
  });

  const enter = async (who: string, host = 'a.example', signal = never): Promise<() => void> => {
    const from = clock.ms;
    const leave = await gate.enter(host, 1_000, signal);
    started.push([who, clock.ms - from]);
    return leave;
  };

  it('lets a host be asked a pause apart, first come, first served, and hosts beside each other', async () => {
    for (const who of ['one', 'two', 'three']) void enter(who).then((leave) => leave());
    void enter('elsewhere', 'b.example').then((leave) => leave());
    await clock.pass(5_000);
    expect(started).toEqual([
      ['one', 0],
      ['elsewhere', 0],
      ['two', 1_000],
      ['three', 2_000],
    ]);
  });

  it('lets no more than two ask at a time, however long they take', async () => {
    const leaves: (() => void)[] = [];
    for (const who of ['one', 'two', 'three']) void enter(who).then((leave) => leaves.push(leave));
    await clock.pass(9_000);
    expect(started.map(([who]) => who)).toEqual(['one', 'two']);
    leaves[0]?.();
    leaves[0]?.();
    await clock.pass(0);
    expect(started.at(-1)).toEqual(['three', 9_000]);
  });

  it('lets the next one through when one who waits gives up', async () => {
    const controller = new AbortController();
    void enter('one').then((leave) => leave());
    const two = enter('two', 'a.example', controller.signal);
    const refused = expect(two).rejects.toMatchObject({ code: 'INTERRUPTED' });
    void enter('three').then((leave) => leave());
    controller.abort();
    await refused;
    await clock.pass(1_000);
    expect(started).toEqual([
      ['one', 0],
      ['three', 1_000],
    ]);
    await expect(enter('late', 'a.example', controller.signal)).rejects.toThrow();
  });

  it('tells whoever would wait long when to come back, each a turn of its own', async () => {
    for (let index = 0; index < 11; index += 1) void enter(`${index}`).then((leave) => leave());
    const start = clock.ms;
    for (const turn of [11_000, 12_000, 13_000]) {
      await expect(enter('late')).rejects.toMatchObject({
        code: 'RATE_LIMITED',
        retryAt: new Date(start + turn),
      });
    }
    await clock.pass(11_000);
    expect(started).toHaveLength(11);
  });

  it('remembers no host longer than its pause', async () => {
    for (let index = 0; index < 1_000; index += 1) {
      void enter('one', `host${index}.example`).then((leave) => leave());
    }
    await clock.pass(500);
    expect(gate.size).toBe(1_000);
    await clock.pass(500);
    expect([gate.size, clock.timers]).toEqual([0, 0]);
  });

  it('leaves no timer behind when it is closed', async () => {
    const leave = await enter('one');
    void enter('two').then(
      () => undefined,
      () => undefined,
    );
    gate.close();
    leave();
    expect(clock.timers).toBe(0);
  });
});
