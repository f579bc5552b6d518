import { describe, expect, it } from 'vitest';
import { hashedFrame, type Moment } from '../../../../scripts/bench-media/bursts.ts';
import { judge } from '../../../../src/media/likeness/judge.ts';

const SCENES = [1, 2, 3, 4];

async function tiersOf(first: Moment, next: Moment): Promise<readonly string[]> {
  const tiers: string[] = [];
  for (const seed of SCENES) {
    const told = judge(await hashedFrame(seed, first), await hashedFrame(seed, next));
    tiers.push(told?.tier ?? 'none');
  }
  return tiers;
}

describe('frames of one scene a second apart', () => {
  it('are one picture where the camera alone has moved a little', async () => {
    const still: Moment = { thing: 0.06, moved: 0, shake: 0 };
    expect(new Set(await tiersOf(still, { ...still, shake: 6 }))).toEqual(new Set(['auto']));
  });

  it('are left to a person, or not alike, where a large thing has moved through them', async () => {
    const first: Moment = { thing: 0.25, moved: 0, shake: 0 };
    const next: Moment = { thing: 0.25, moved: 0.2, shake: 6 };
    expect(await tiersOf(first, next)).not.toContain('auto');
  });

  it('are left to a person, or not alike, where a large thing has gone out of sight', async () => {
    const first: Moment = { thing: 0.25, moved: 0, shake: 0 };
    expect(await tiersOf(first, { thing: 0, moved: 0, shake: 6 })).not.toContain('auto');
  });

  it('are one picture where only a small thing has moved: as if it had been covered', async () => {
    const first: Moment = { thing: 0.01, moved: 0, shake: 0 };
    expect(await tiersOf(first, { ...first, moved: 0.05, shake: 6 })).toContain('auto');
  });
});
