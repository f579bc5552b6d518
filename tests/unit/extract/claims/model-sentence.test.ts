import { expect, it } from 'vitest';
import { read } from './reading.ts';

const TEXT =
  '#Front: one Ukrainian 2S1 Gvozdika 122mm self-propelled howitzer got destroyed by a Russian ' +
  'Lancet loitering munition near Kreminna, #Luhansk Oblast.';

it('reads one complete loss from a sentence that names everything', () => {
  const [claim, ...others] = read(TEXT, '2023-02-07');
  expect(others).toEqual([]);
  expect(claim).toMatchObject({
    kind: 'loss',
    model: '2S1 Gvozdika',
    model_raw: '2S1 Gvozdika',
    family: '2S1',
    category: 'Self-Propelled Artillery',
    quantity: 1,
    lost_by: 'UKR',
    status: 'destroyed',
    tags: [],
    caused_by: 'Lancet',
    attacker: 'RUS',
    place: {
      name: 'Kreminna',
      admin1: 'Luhansk Oblast',
      country: 'UKR',
      where_prec: 2,
      place_id: 'll:kreminna',
      basis: 'text',
    },
    date: { from: null, to: '2023-02-07', date_prec: null, basis: 'post_date' },
    needs_review: false,
    extractor: expect.stringMatching(/^grammar\/1\+[0-9a-f]{8}$/),
  });
});

it('points each field at the characters that gave it', () => {
  const [claim] = read(TEXT, '2023-02-07');
  const words = Object.fromEntries(
    Object.entries(claim?.spans ?? {}).map(([field, [start, end]]) => [
      field,
      TEXT.slice(start, end),
    ]),
  );
  expect(words).toEqual({
    model: '2S1 Gvozdika',
    category: 'self-propelled howitzer',
    quantity: 'one',
    lost_by: 'Ukrainian',
    status: 'destroyed',
    caused_by: 'Lancet',
    attacker: 'Russian',
    place: 'Kreminna, #Luhansk Oblast',
  });
});
