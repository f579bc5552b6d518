import { describe, expect, it } from 'vitest';
import { nearNames } from '../../../../src/extract/equipment/near-names.ts';

const NAMES = ['T-72B3', 'T-72B', 'Leopard 2A4', 'Leopard 1A5', '2S1 Gvozdika'];

describe('names near a text', () => {
  it('are those spelt most like it, the nearest first', () => {
    expect(nearNames('Leopart 2A4', NAMES)[0]).toBe('Leopard 2A4');
    expect(nearNames('gvozdika', NAMES)).toEqual(['2S1 Gvozdika']);
  });

  it('are none where none is alike', () => {
    expect(nearNames('ship', NAMES)).toEqual([]);
    expect(nearNames('', NAMES)).toEqual([]);
  });
});
