import { describe, expect, it } from 'vitest';
import {
  changesOfPart,
  type EvidenceLink,
  type LedgerPart,
  type StandingLoss,
} from '../../../src/ledger/changes-of-part.ts';
import type { Decision } from '../../../src/ledger/decisions.ts';
import { CHAIN_START } from '../../../src/ledger/revision-chain.ts';
import { idOf, sighting, tiesOf } from '../../_support/sightings.ts';

const P = { pictures: ['p'] };
const [A, B, C] = [idOf('a'), idOf('b'), idOf('c')];

/** A ledger that takes what a part becomes, time after time. */
class Book {
  readonly losses = new Map<string, StandingLoss>();
  heads: ReadonlyMap<string, string> = new Map();
  evidence: readonly EvidenceLink[] = [];

  record(
    part: Pick<LedgerPart, 'sightings' | 'witnesses'> & {
      readonly decisions?: readonly Decision[];
    },
    occasion: string | null = null,
  ) {
    const changed = changesOfPart(
      {
        decisions: [],
        ...part,
        heads: this.heads,
        standing: this.losses,
        evidence: this.evidence,
      },
      occasion,
    );
    for (const { lossId, revision, facts } of changed.changes) {
      const chain = `chain of ${lossId} ${revision}`;
      this.losses.set(lossId, { lossId, kind: 'post', revision, facts, chain });
    }
    this.heads = changed.heads;
    const gone = new Set(changed.evidenceGone.map((link) => JSON.stringify(link)));
    this.evidence = [
      ...this.evidence.filter((link) => !gone.has(JSON.stringify(link))),
      ...changed.evidenceAdded,
    ];
    return changed.changes.map(({ lossId, revision, reason }) => [lossId, revision, reason]);
  }

  mergedInto(lossId: string): string | null | undefined {
    return this.losses.get(lossId)?.facts.merged_into;
  }
}

const a = sighting('a');
const b = sighting('b');
const later = { ...b, facts: { ...b.facts, posted_at: '2024-03-11T08:00:00.000Z' } };
const apart = [tiesOf('a'), tiesOf('b')];
const shared = [tiesOf('a', P), tiesOf('b', P)];

describe('what is written of a part of the ledger', () => {
  it('is one loss for each item, under the id of its earliest telling', () => {
    const book = new Book();
    expect(book.record({ sightings: [later, a], witnesses: shared })).toEqual([
      [A, 1, 'claimed by a post'],
    ]);
    expect(book.evidence).toEqual([
      { lossId: A, claimId: 'claim a 0' },
      { lossId: A, claimId: 'claim b 0' },
    ]);
    expect(book.losses.get(A)?.chain).not.toBe(CHAIN_START);
  });

  it('is nothing when all is as wanted', () => {
    const book = new Book();
    const part = { sightings: [a, later], witnesses: shared };
    book.record(part);
    expect(book.record(part)).toEqual([]);
  });

  it('is a revision of both when a picture shows that two are one', () => {
    const book = new Book();
    book.record({ sightings: [a, b], witnesses: apart });
    const [kept, gone] = [A, B].sort();
    expect(book.record({ sightings: [a, b], witnesses: shared })).toEqual([
      [kept, 2, `took in ${gone}: same picture`],
      [gone, 2, `merged into ${kept}: same picture`],
    ]);
    expect(book.mergedInto(gone ?? '')).toBe(kept);
    expect(book.evidence.every(({ lossId }) => lossId === kept)).toBe(true);
  });

  it('keeps the id that stands when an earlier telling arrives', () => {
    const book = new Book();
    book.record({ sightings: [later], witnesses: [tiesOf('b', P)] });
    book.record({ sightings: [later, a], witnesses: shared });
    expect([...book.losses.keys()]).toEqual([B]);
    expect(book.heads.get(A)).toBe(B);
  });

  it('gives back the id that was absorbed when the merge no longer holds', () => {
    const book = new Book();
    book.record({ sightings: [a, b], witnesses: apart });
    book.record({ sightings: [a, b], witnesses: shared });
    const [kept, gone] = [A, B].sort();
    expect(book.record({ sightings: [a, b], witnesses: apart })).toEqual(
      [
        [kept, 3, `${gone} split off`],
        [gone, 3, `split from ${kept}`],
      ].sort(),
    );
    expect(book.mergedInto(gone ?? '')).toBeNull();
  });

  it('names a telling that never stood for itself when it is split off', () => {
    const book = new Book();
    book.record({ sightings: [a, later], witnesses: shared });
    const decisions: Decision[] = [{ kind: 'different', seq: 1, a: A, b: B }];
    const written = book.record(
      { sightings: [a, later], witnesses: shared, decisions },
      'two tanks',
    );
    expect(written.map(([id, revision]) => [id, revision]).sort()).toEqual(
      [
        [A, 2],
        [B, 1],
      ].sort(),
    );
    expect(book.losses.get(B)?.facts.merged_into).toBeNull();
  });

  it('keeps the id a reviewer merged into', () => {
    for (const [kept, absorbed] of [
      [A, B],
      [B, A],
    ] as const) {
      const book = new Book();
      book.record({ sightings: [a, b], witnesses: apart });
      const decisions: Decision[] = [{ kind: 'same', seq: 1, a: kept, b: absorbed }];
      book.record({ sightings: [a, b], witnesses: apart, decisions });
      expect(book.mergedInto(absorbed)).toBe(kept);
      expect(book.mergedInto(kept)).toBeNull();
    }
  });

  it('withdraws what is told no more, and takes it back when it is told again', () => {
    const book = new Book();
    book.record({ sightings: [a], witnesses: [tiesOf('a')] });
    expect(book.record({ sightings: [], witnesses: [tiesOf('a')] })).toEqual([
      [A, 2, 'no longer claimed by the post'],
    ]);
    expect(book.evidence).toEqual([]);
    expect(book.record({ sightings: [], witnesses: [tiesOf('a')] })).toEqual([]);
    book.record({ sightings: [a], witnesses: [tiesOf('a')] });
    expect(book.losses.get(A)?.facts.review_state).toBe('auto');
  });

  it('goes on under its id when the telling it is named after is gone', () => {
    const book = new Book();
    book.record({ sightings: [a, later], witnesses: shared });
    book.record({ sightings: [later], witnesses: shared });
    expect(book.losses.get(A)?.facts).toMatchObject({ review_state: 'auto', merged_into: null });
    expect(book.heads.get(B)).toBe(A);
    book.record({ sightings: [a, later], witnesses: shared });
    expect([...book.losses.keys()]).toEqual([A]);
  });

  it('gives each its own id when the one comes back as another item', () => {
    const book = new Book();
    const other = sighting('a', { lost_by: 'UKR' });
    book.record({ sightings: [a, later], witnesses: shared });
    book.record({ sightings: [later], witnesses: shared });
    book.record({ sightings: [other, later], witnesses: shared });
    expect(book.losses.get(A)?.facts).toMatchObject({ lost_by: 'UKR', merged_into: null });
    expect(book.losses.get(B)?.facts).toMatchObject({ lost_by: 'RUS', merged_into: null });
  });

  it('leaves to its reviewer what is told no more', () => {
    const book = new Book();
    book.record({ sightings: [a], witnesses: [tiesOf('a')] });
    const decisions: Decision[] = [
      { kind: 'corrected', seq: 1, loss: A, fields: { model: 'T-72A' }, reason: 'the turret' },
    ];
    const part = { witnesses: [tiesOf('a')], decisions };
    expect(book.record({ sightings: [a], ...part }, 'the turret')).toEqual([[A, 2, 'the turret']]);
    expect(book.record({ sightings: [], ...part })).toEqual([]);
    expect(book.losses.get(A)?.facts).toMatchObject({ model: 'T-72A', review_state: 'corrected' });
    expect(book.evidence).toHaveLength(1);
  });

  it('keeps a correction through another reading and through a merge', () => {
    const book = new Book();
    const decisions: Decision[] = [
      { kind: 'corrected', seq: 1, loss: A, fields: { status: 'captured' }, reason: 'towed' },
    ];
    book.record({ sightings: [a, b], witnesses: apart, decisions });
    const damaged = sighting('a', { status: 'damaged' });
    book.record({ sightings: [damaged, b], witnesses: shared, decisions });
    const head = book.heads.get(A) ?? '';
    expect(book.losses.get(head)?.facts).toMatchObject({
      status: 'captured',
      status_all: ['captured', 'destroyed', 'damaged'],
      review_state: 'corrected',
    });
  });

  it('retracts what a reviewer retracts, whoever tells of it', () => {
    const book = new Book();
    const decisions: Decision[] = [
      { kind: 'retracted', seq: 1, loss: A, fields: {}, reason: 'staged' },
    ];
    book.record({ sightings: [a], witnesses: [tiesOf('a', P)] });
    book.record({ sightings: [a], witnesses: [tiesOf('a', P)], decisions }, 'staged');
    expect(book.record({ sightings: [a, later], witnesses: shared, decisions })).toEqual([]);
    expect(book.losses.get(A)?.facts.review_state).toBe('withdrawn');
  });

  it('leads a chain of merges to one id, and takes it apart again', () => {
    const book = new Book();
    const c = sighting('c');
    const all = [...apart, tiesOf('c')];
    book.record({ sightings: [a, b, c], witnesses: all });
    const decisions: Decision[] = [{ kind: 'same', seq: 1, a: B, b: C }];
    book.record({ sightings: [a, b, c], witnesses: all, decisions });
    decisions.push({ kind: 'same', seq: 2, a: A, b: B });
    book.record({ sightings: [a, b, c], witnesses: all, decisions });
    expect([A, B, C].map((id) => book.mergedInto(id))).toEqual([null, A, B]);
    decisions.push(
      { kind: 'different', seq: 3, a: A, b: B },
      { kind: 'different', seq: 4, a: A, b: C },
    );
    book.record({ sightings: [a, b, c], witnesses: all, decisions });
    expect([A, B, C].map((id) => book.mergedInto(id))).toEqual([null, null, B]);
  });
});
