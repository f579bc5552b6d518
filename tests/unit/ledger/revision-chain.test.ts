import { describe, expect, it } from 'vitest';
import type { LossFacts } from '../../../src/domain/loss.ts';
import {
  CHAIN_START,
  firstBrokenRevision,
  type RevisionContent,
  type Seal,
  sealRevision,
} from '../../../src/ledger/revision-chain.ts';
import { factsOf } from '../../_support/sightings.ts';

const FACTS = factsOf({ status: 'damaged', loss_date_end: '2023-02-07', posted_at: null });

type Link = RevisionContent & Seal;

function historyOf(...changes: readonly Partial<LossFacts>[]): Link[] {
  let chain = CHAIN_START;
  return changes.map((change, n) => {
    const content: RevisionContent = {
      lossId: 'loss_1',
      revision: n + 1,
      author: 'grammar/1',
      reason: n === 0 ? 'claimed by a post' : 'the post is now read otherwise',
      at: `2023-02-0${n + 1}T00:00:00.000Z`,
      facts: { ...FACTS, ...change },
      salt: String(n).repeat(32),
    };
    const seal = sealRevision(chain, content);
    chain = seal.chain;
    return { ...content, ...seal };
  });
}

function withLink(history: readonly Link[], revision: number, change: Partial<Link>): Link[] {
  return history.map((link) => (link.revision === revision ? { ...link, ...change } : link));
}

const history = historyOf({}, { status: 'destroyed' }, { review_state: 'withdrawn' });

describe('sealRevision', () => {
  it('gives facts in whatever order of keys one digest', () => {
    const [first] = history;
    const turned: LossFacts = Object.assign(
      Object.fromEntries(Object.entries(FACTS).reverse()),
      FACTS,
    );
    expect(first && sealRevision(CHAIN_START, { ...first, facts: turned })).toEqual({
      digest: first?.digest,
      chain: first?.chain,
    });
  });

  it('gives the same facts another digest under another salt', () => {
    const [first] = history;
    const other = first && sealRevision(CHAIN_START, { ...first, salt: 'f'.repeat(32) });
    expect(other?.digest).not.toBe(first?.digest);
  });
});

describe('firstBrokenRevision', () => {
  it('finds nothing wrong in a true history', () => {
    expect(firstBrokenRevision(history)).toBeNull();
    expect(firstBrokenRevision([])).toBeNull();
  });

  it.each([1, 2, 3])('finds facts that were changed in revision %i', (revision) => {
    const forged = withLink(history, revision, { facts: { ...FACTS, lost_by: 'UKR' } });
    expect(firstBrokenRevision(forged)).toBe(revision);
  });

  it.each([
    ['author', { author: 'mallory' }],
    ['reason', { reason: 'no reason' }],
    ['time', { at: '2020-01-01T00:00:00.000Z' }],
    ['salt', { salt: 'f'.repeat(32) }],
    ['digest', { digest: 'f'.repeat(64) }],
    ['chain', { chain: 'f'.repeat(64) }],
    ['loss', { lossId: 'loss_2' }],
  ])('finds a changed %s', (_what, change) => {
    expect(firstBrokenRevision(withLink(history, 2, change))).toBe(2);
  });

  it('finds facts that were changed and sealed anew, at the revision after', () => {
    const [first, second] = history;
    const forged = { ...first, ...second, facts: { ...FACTS, lost_by: 'UKR' } } as Link;
    const seal = sealRevision(first?.chain ?? '', forged);
    expect(firstBrokenRevision(withLink(history, 2, { ...forged, ...seal }))).toBe(3);
  });

  it('finds a revision that is missing, at the one after it', () => {
    expect(firstBrokenRevision(history.filter((link) => link.revision !== 2))).toBe(3);
    expect(firstBrokenRevision(history.slice(1))).toBe(2);
  });

  it('takes the digest of a revision whose words were erased for its words, and nothing else of it', () => {
    const erased = history.map((link) =>
      link.revision === 2
        ? { ...link, facts: { ...FACTS, place_name: null }, salt: '', isErased: true }
        : link,
    );
    expect(firstBrokenRevision(erased)).toBeNull();
    const forged = erased.map((link) =>
      link.revision === 2 ? { ...link, author: 'mallory' } : link,
    );
    expect(firstBrokenRevision(forged)).toBe(2);
  });

  it('finds revisions that changed places', () => {
    const [first, second, third] = history;
    const turned = [first, third, second].filter((link) => link !== undefined);
    expect(firstBrokenRevision(turned)).toBe(3);
  });
});
