import { canonicalJson, sha256 } from '../../domain/digest.ts';
import { claimId, postRevisionId } from '../../domain/identity.ts';
import { closingLeaf, recordLeaf, SEAL_ALGORITHM } from '../../ledger/daily-seal.ts';
import { rootOfPath } from '../../ledger/merkle.ts';
import { brokenHistory } from '../../ledger/revision-chain.ts';
import type { BundleContent, Manifest } from './bundle-files.ts';

export interface BundleFault {
  /** The file, or the record, that does not hold. */
  readonly id: string;
  readonly problem: string;
}

/** What the documents of a bundle say that is not so, by what else they say. */
export function contentFaults(manifest: Manifest, content: BundleContent): readonly BundleFault[] {
  return [
    ...historyFaults(manifest.loss_id, content),
    ...claimFaults(content),
    ...wordingFaults(content),
    ...fileFaults(manifest, content),
    ...proofFaults(content),
    ...coverFaults(content),
  ];
}

function historyFaults(lossId: string, content: BundleContent): readonly BundleFault[] {
  const loss = content['loss.json'];
  const revisions = content['revisions.json'];
  const last = revisions.at(-1);
  if (loss.loss_id !== lossId)
    return [fault('loss.json', `is of ${loss.loss_id}, not of ${lossId}`)];
  if (last === undefined) return [fault('revisions.json', 'holds no revision')];
  const broken = brokenHistory(
    revisions.map(({ facts, salt, withheld, ...link }) => ({
      ...link,
      lossId,
      facts: facts ?? {},
      salt: salt ?? '',
      isErased: withheld !== null,
    })),
  );
  const faults = broken === null ? [] : [fault('revisions.json', broken)];
  if (loss['revision'] !== last.revision) {
    faults.push(
      fault(
        'loss.json',
        `is revision ${String(loss['revision'])}, and the last is ${last.revision}`,
      ),
    );
  }
  if (last.facts === undefined) return faults;
  const other = Object.entries(last.facts).filter(
    ([name, value]) => Object.hasOwn(loss, name) && !isSame(loss[name], value),
  );
  if (other.length > 0) {
    const names = other.map(([name]) => name).join(', ');
    faults.push(fault('loss.json', `is not what its last revision says: ${names}`));
  }
  return faults;
}

/** Postgres and JavaScript write instants in different forms. */
function isSame(a: unknown, b: unknown): boolean {
  if (canonicalJson(a) === canonicalJson(b)) return true;
  const isInstant = typeof a === 'string' && typeof b === 'string' && a.includes('T');
  return isInstant && Date.parse(a) === Date.parse(b);
}

function claimFaults(content: BundleContent): readonly BundleFault[] {
  const { evidence, readings } = content['claims.json'];
  const texts = textsOf(content);
  const faults: BundleFault[] = [];
  const known = new Set<string>();
  for (const { post_revision_id: of, extractor, claims } of readings) {
    for (const claim of claims) {
      known.add(claim.claim_id);
      if (claimId(of, extractor, claim.ordinal) !== claim.claim_id) {
        faults.push(fault(claim.claim_id, 'is not the claim its id is made of'));
      }
      const text = texts.get(of);
      const isOutside = claim.spans.some(
        ({ start, end }) => start < 0 || end < start || (text !== undefined && end > text.length),
      );
      if (isOutside) faults.push(fault(claim.claim_id, 'points outside the words it was read in'));
    }
  }
  for (const id of evidence) {
    if (!known.has(id)) faults.push(fault(id, 'carries the loss, and is not among the claims'));
  }
  return faults;
}

function textsOf(content: BundleContent): ReadonlyMap<string, string> {
  return new Map(
    content['witnesses.json'].flatMap(({ wordings }) =>
      wordings.flatMap(({ post_revision_id: id, text }) =>
        text === undefined ? [] : [[id, text] as const],
      ),
    ),
  );
}

function wordingFaults(content: BundleContent): readonly BundleFault[] {
  return content['witnesses.json'].flatMap(({ post_id: post, withheld, wordings }) =>
    wordings.flatMap(({ post_revision_id: id, text_hash: hash, text }) => {
      if (postRevisionId(post, hash) !== id)
        return [fault(id, 'is not the wording its id is made of')];
      return withheld === null && text === undefined
        ? [fault(id, 'has no words, and none are withheld')]
        : [];
    }),
  );
}

/** Files that the documents speak of are there, and are what they say. */
function fileFaults(manifest: Manifest, content: BundleContent): readonly BundleFault[] {
  const files = new Map(manifest.files.map(({ path, sha256: hash }) => [path, hash]));
  const isOther = (path: string | null, hash: string | null) =>
    path !== null && files.get(path) !== hash;
  const faults: BundleFault[] = [];
  for (const { capture_id: id, sha256: hash, path, withheld } of content['captures.json']) {
    if (isOther(path, hash)) faults.push(fault(id, `${path} is not what was captured`));
    if (path === null && withheld === null)
      faults.push(fault(id, 'its bytes are missing, and not withheld'));
  }
  for (const item of content['media.json']) {
    if (isOther(item.original_path, item.sha256)) {
      faults.push(fault(item.sha256, `${item.original_path} is not what was fetched`));
    }
    if (isOther(item.thumbnail_path, item.thumbnail_sha256)) {
      faults.push(fault(item.sha256, `${item.thumbnail_path} is not its thumbnail`));
    }
  }
  return faults;
}

function proofFaults(content: BundleContent): readonly BundleFault[] {
  const { days, records } = content['proofs.json'];
  const faults: BundleFault[] = [];
  for (const { closing_path: path, ...day } of days) {
    const closing = closingLeaf({
      day: day.day,
      leaves: day.leaves,
      previousRoot: day.previous_root,
      computedAt: day.computed_at,
      algorithm: day.algorithm,
    });
    if (day.algorithm !== SEAL_ALGORITHM) {
      faults.push(
        fault(day.day, `is sealed by ${day.algorithm}, which this program does not know`),
      );
    } else if (rootOfPath(closing, day.leaves, day.leaves + 1, path) !== day.root) {
      faults.push(fault(day.day, 'its root is not over what it says of itself'));
    }
  }
  const byDay = new Map(days.map((day) => [day.day, day]));
  const now = sealedNow(content);
  for (const record of records) {
    const name = `${record.kind} ${record.id}`;
    const day = byDay.get(record.day);
    if (
      record.fields !== null &&
      recordLeaf(record.kind, record.id, record.fields) !== record.leaf
    ) {
      faults.push(fault(name, 'is not what its leaf is made of'));
    }
    const root = rootOfPath(record.leaf, record.position, (day?.leaves ?? 0) + 1, record.path);
    if (day === undefined || root !== day.root) {
      faults.push(fault(name, `is not under the root of ${record.day}`));
    }
    const is = now.get(name);
    if (is === undefined) faults.push(fault(name, 'is proved, and not here'));
    else if (is !== null && !holds(is, record.fields)) {
      faults.push(fault(name, 'is not what was sealed'));
    }
  }
  return faults;
}

/** All that was found here is in what was sealed. */
function holds(
  is: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, unknown>> | null,
): boolean {
  return (
    fields !== null &&
    Object.entries(is).every(
      ([name, value]) => canonicalJson(fields[name]) === canonicalJson(value),
    )
  );
}

type Found = Readonly<Record<string, unknown>> | null;

/** What the leaves of the records here are to be made of; null of one that is withheld. */
function sealedNow(content: BundleContent): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  const lossId = content['loss.json'].loss_id;
  for (const { revision, chain } of content['revisions.json']) {
    found.set(`revision ${lossId}/${revision}`, { chain });
  }
  for (const { capture_id: id, withheld, path: _path, ...capture } of content['captures.json']) {
    found.set(`capture ${id}`, withheld === null ? capture : null);
  }
  for (const { sha256: id, bytes, withheld } of content['media.json']) {
    found.set(`media ${id}`, withheld === null ? { bytes } : null);
  }
  for (const { post_id: post, withheld, wordings } of content['witnesses.json']) {
    for (const { post_revision_id: id, text_hash: hash, text = '', lang, media } of wordings) {
      const said = { post_id: post, text_hash: hash, text_sha256: sha256(text), lang, media };
      found.set(`wording ${id}`, withheld === null ? said : null);
    }
  }
  for (const { post_revision_id: of, extractor, claims } of content['claims.json'].readings) {
    found.set(`reading ${of} ${extractor}`, {
      claims: claims.length,
      claims_sha256: sha256(canonicalJson(claims)),
    });
  }
  return found;
}

/** Every record is either proved or said not to be. */
function coverFaults(content: BundleContent): readonly BundleFault[] {
  const { records, unsealed } = content['proofs.json'];
  const told = new Set([...records, ...unsealed].map(({ kind, id }) => `${kind} ${id}`));
  return [...sealedNow(content).keys()]
    .filter((name) => !told.has(name))
    .map((name) => fault(name, 'is neither proved nor said to be unsealed'));
}

function fault(id: string, problem: string): BundleFault {
  return { id, problem };
}
