import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeDown } from '../../src/app/take-down.ts';
import { VERIFIED_PARTS, verifyLedger } from '../../src/app/verify/verify-ledger.ts';
import { takedownTarget } from '../../src/cli/takedown-target.ts';
import { sha256 } from '../../src/domain/digest.ts';
import { type CheckedBundle, checkBundle } from '../../src/reporting/bundle/check-bundle.ts';
import { writeBundle } from '../../src/reporting/bundle/write-bundle.ts';
import { openZip } from '../../src/sources/files/zip-entries.ts';
import { gatherEvidence } from '../../src/store/queries/bundle.ts';
import { writeTombstones } from '../../src/store/queries/tombstones.ts';
import { NO_FACTS } from '../_support/no-facts.ts';
import { type SealedLedger, startSealedLedger } from './sealed-ledger.ts';

const BOUNDS = { entries: 1_000, totalBytes: 1e9, ratio: 200 };

let ledger: SealedLedger;
let folder: string;
let lossId: string;
beforeAll(async () => {
  ledger = await startSealedLedger();
  folder = await mkdtemp(path.join(tmpdir(), 'lossledger-bundle-'));
  const [row] = await ledger.test.sql<{ loss_id: string }[]>`
    select loss_id from reporting.losses where revision > 1 and model = 'BMP-2' order by 1 limit 1`;
  lossId = row?.loss_id ?? '';
});
afterAll(async () => {
  await ledger.stop();
  await rm(folder, { recursive: true, force: true });
});

async function bundle(name: string, withOriginals = false, id = lossId): Promise<string> {
  const out = path.join(folder, name);
  const whole = await gatherEvidence(ledger.test.store.sql, id);
  if (whole === null) throw new Error('no such loss');
  await writeBundle(out, id, whole, ledger.blobs, { withOriginals });
  return out;
}

async function check(file: string): Promise<CheckedBundle> {
  const zip = await openZip(file, BOUNDS);
  try {
    return await checkBundle(zip);
  } finally {
    zip.close();
  }
}

async function contentOf(file: string): Promise<ReadonlyMap<string, string>> {
  const zip = await openZip(file, BOUNDS);
  const content = new Map<string, string>();
  for (const name of zip.entries.keys()) {
    const parts: Uint8Array[] = [];
    for await (const part of zip.read(name)) parts.push(part);
    content.set(name, Buffer.concat(parts).toString('latin1'));
  }
  zip.close();
  return content;
}

describe('an evidence bundle', () => {
  it('holds all that its loss rests on, and proves it', async () => {
    const checked = await check(await bundle('whole.zip'));
    expect(checked).toMatchObject({ lossId, faults: [], revisions: 3, unproven: 0, withheld: 0 });
    expect(checked.proven).toBeGreaterThanOrEqual(7);
    const roots = await ledger.test.sql`select root from lossledger.daily_roots`;
    expect(checked.roots.length).toBeGreaterThan(0);
    for (const { root } of checked.roots) expect(roots.map((row) => row['root'])).toContain(root);
  });

  it('is the same to the byte as long as the ledger is', async () => {
    const [one, other] = [await bundle('one.zip'), await bundle('other.zip')];
    expect(sha256(await readFile(one))).toBe(sha256(await readFile(other)));
  });

  it('has the captures as they were captured, and originals only when asked', async () => {
    const content = await contentOf(await bundle('small.zip'));
    const names = [...content.keys()];
    expect(names).toEqual(names.toSorted());
    const captures = names.filter((name) => name.startsWith('captures/'));
    expect(captures.length).toBeGreaterThan(0);
    for (const name of captures) {
      expect(sha256(Buffer.from(content.get(name) ?? '', 'latin1'))).toBe(name.split('/')[1]);
    }
    expect(names.some((name) => name.startsWith('thumbnails/'))).toBe(true);
    expect(names.some((name) => name.startsWith('originals/'))).toBe(false);
    const large = await bundle('large.zip', true);
    const originals = [...(await contentOf(large)).keys()].filter((name) =>
      name.startsWith('originals/'),
    );
    expect(originals.length).toBeGreaterThan(0);
    expect(await check(large)).toMatchObject({ faults: [] });
  });

  it('is refused or faulted wherever one byte of it is another', async () => {
    const whole = await readFile(await bundle('flipped.zip', true));
    const file = path.join(folder, 'flipped.zip');
    const archive = await openZip(file, BOUNDS);
    const sizes = archive.entries;
    archive.close();
    const missed: number[] = [];
    const step = Math.max(1, Math.floor(whole.length / 300));
    for (let at = 0; at < whole.length; at += step) {
      const changed = Uint8Array.from(whole);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      await writeFile(file, changed);
      const found = await check(file).then(
        ({ faults }) => faults.length > 0,
        () => true,
      );
      if (!found) missed.push(at);
    }
    // Times and attributes of the archive's own directory say nothing of the evidence.
    for (const at of missed) expect(isContent(whole, sizes, at), `byte ${at}`).toBe(false);
  });

  it('made of documents changed together still does not lead to the roots', async () => {
    const content = await contentOf(await bundle('forged.zip'));
    const proofs = JSON.parse(content.get('proofs.json') ?? '');
    const revisions: { chain: string }[] = JSON.parse(content.get('revisions.json') ?? '');
    for (const record of proofs.records) {
      if (record.kind !== 'revision') continue;
      expect(revisions.map(({ chain }) => chain)).toContain(record.fields.chain);
      record.fields.chain = 'f'.repeat(64);
    }
    const forged = JSON.stringify(proofs);
    const manifest = JSON.parse(content.get('manifest.json') ?? '');
    for (const entry of manifest.files) {
      if (entry.path === 'proofs.json')
        Object.assign(entry, { bytes: forged.length, sha256: sha256(forged) });
    }
    const files = new Map(content)
      .set('proofs.json', forged)
      .set('manifest.json', JSON.stringify(manifest));
    const { faults } = await checkBundle({
      entries: new Map([...files].map(([name, text]) => [name, text.length])),
      async *read(name) {
        yield Buffer.from(files.get(name) ?? '', 'latin1');
      },
    });
    expect(faults.map(({ problem }) => problem)).toEqual(
      expect.arrayContaining(['is not what its leaf is made of', 'is not what was sealed']),
    );
  });

  it('has nothing of what was withdrawn but a digest in place of it', async () => {
    const [post] = await ledger.test.sql<{ native_id: string; text: string; post_id: string }[]>`
      select p.native_id, r.text, p.post_id from lossledger.evidence e join lossledger.claims c using (claim_id)
      join lossledger.post_revisions r using (post_revision_id) join lossledger.posts p using (post_id)
      where e.loss_id = ${lossId} limit 1`;
    if (post === undefined) throw new Error('no witness');
    await ledger.test.store.db.transaction((tx) =>
      writeTombstones(tx, [{ platform: 'x', postId: post.native_id, reason: 'deleted' }], {
        source: 'test',
        at: new Date(),
      }),
    );
    const out = await bundle('withdrawn.zip', true);
    const checked = await check(out);
    expect(checked.faults).toEqual([]);
    expect(checked.withheld).toBeGreaterThan(0);
    const everything = [...(await contentOf(out)).values()].join('\n');
    expect(everything).not.toContain(post.text);
    expect(everything).toContain(post.post_id);
    expect([...(await contentOf(out)).keys()].filter((name) => name.includes('/'))).toEqual([]);
  });

  it('is refused where its documents are damaged', async () => {
    const [row] = await ledger.test.sql<{ sha256: string; loss_id: string }[]>`
      select c.sha256, e.loss_id from lossledger.evidence e join lossledger.claims k using (claim_id)
      join lossledger.post_revisions r using (post_revision_id) join lossledger.told_in t using (post_id)
      join lossledger.captures c on c.capture_id = t.capture_id
      join reporting.losses l on l.loss_id = e.loss_id
      where e.loss_id <> ${lossId} and l.model = 'T-72' limit 1`;
    const place = ledger.blobs.placeOf(row?.sha256 ?? '');
    const whole = await readFile(place);
    await writeFile(place, whole.subarray(1));
    await expect(bundle('damaged.zip', false, row?.loss_id)).rejects.toThrow(/corrupt/);
    await writeFile(place, whole);
  });

  it('of a loss that a takedown left standing has no word of what was erased, and the ledger verifies', async () => {
    const [lost] = await ledger.test.sql<{ loss_id: string }[]>`
      select e.loss_id from lossledger.evidence e join reporting.losses l using (loss_id)
      where l.model = 'T-72' group by e.loss_id having count(*) > 1 limit 1`;
    const [post] = await ledger.test.sql<{ url: string; handle: string; text: string }[]>`
      select p.url, p.handle, r.text from lossledger.evidence e join lossledger.claims c using (claim_id)
      join lossledger.post_revisions r using (post_revision_id) join lossledger.posts p using (post_id)
      where e.loss_id = ${lost?.loss_id ?? ''} order by p.handle limit 1`;
    const { store } = ledger.test;
    const by = { by: 'ann', reason: 'asked', at: new Date() };
    const means = { store, blobs: ledger.blobs, facts: NO_FACTS };
    const target = takedownTarget('post', post?.url ?? '', { copies: false });
    await takeDown(means, target, by, { erase: true, dryRun: false });
    const out = await bundle('taken-down.zip', true, lost?.loss_id);
    const checked = await check(out);
    expect(checked.faults).toEqual([]);
    expect(checked.withheld).toBeGreaterThan(0);
    const everything = [...(await contentOf(out)).values()].join('\n');
    expect(everything).not.toContain(post?.handle);
    const faults: unknown[] = [];
    const options = {
      parts: new Set(VERIFIED_PARTS),
      since: null,
      sample: null,
      wantedRoots: [],
      signal: new AbortController().signal,
    };
    for await (const finding of verifyLedger({ store, blobs: ledger.blobs }, options)) {
      if ('fault' in finding) faults.push(finding.fault);
    }
    expect(faults).toEqual([]);
  });
});

/** Whether a byte of the archive is of a file's content: behind its local header, within its size. */
function isContent(zip: Buffer, sizes: ReadonlyMap<string, number>, at: number): boolean {
  const header = zip.lastIndexOf('PK\u0003\u0004', at, 'latin1');
  if (header < 0) return false;
  const nameLength = zip.readUInt16LE(header + 26);
  const begins = header + 30 + nameLength + zip.readUInt16LE(header + 28);
  const name = zip.toString('latin1', header + 30, header + 30 + nameLength);
  return at >= begins && at < begins + (sizes.get(name) ?? 0);
}
