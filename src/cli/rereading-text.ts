import type { Claim } from '../domain/claim.ts';
import type { LossFacts } from '../domain/loss.ts';
import type { ClaimDifference, FieldDifference } from '../ledger/claim-differences.ts';
import type { RereadDocument, RereadLoss, RereadWitness } from '../pipeline/reread-document.ts';
import { counted, printable } from './output.ts';

/** What reading again comes to, over all documents. */
export interface RereadingTotals {
  readonly documents: number;
  readonly failed: number;
  readonly witnesses: number;
  readonly differing: number;
  readonly claims: Readonly<Record<ClaimDifference['change'] | 'unchanged', number>>;
  readonly losses: Readonly<Record<RereadLoss['change'], number>>;
}

export const NOTHING_REREAD: RereadingTotals = {
  documents: 0,
  failed: 0,
  witnesses: 0,
  differing: 0,
  claims: { added: 0, removed: 0, changed: 0, unchanged: 0 },
  losses: { added: 0, removed: 0, merged: 0, changed: 0 },
};

export function addedTo(totals: RereadingTotals, document: RereadDocument): RereadingTotals {
  const { witnesses, losses, failed } = document;
  const claims = { ...totals.claims };
  for (const witness of witnesses) {
    claims.unchanged += witness.unchanged;
    for (const { change } of witness.claims) claims[change] += 1;
  }
  const changes = { ...totals.losses };
  for (const { change } of losses) changes[change] += 1;
  return {
    documents: totals.documents + 1,
    failed: totals.failed + (failed === null ? 0 : 1),
    witnesses: totals.witnesses + witnesses.length,
    differing: totals.differing + witnesses.filter(differs).length,
    claims,
    losses: changes,
  };
}

function differs({ claims }: RereadWitness): boolean {
  return claims.length > 0;
}

/** The lines of one document: nothing of what would stay as it is. */
export function rereadLines(document: RereadDocument): readonly string[] {
  const { failed, subject } = document;
  const lines =
    failed === null ? [] : [`${printable(subject)}: ${failed.code}: ${printable(failed.message)}`];
  for (const witness of document.witnesses.filter(differs)) {
    const { handle, url, postId } = witness;
    const who = [handle === null ? null : `@${handle}`, url].filter((part) => part !== null);
    lines.push(printable(who.length > 0 ? who.join('  ') : postId));
    for (const { change, before, after, fields } of witness.claims) {
      const claim = after ?? before;
      if (claim !== null) lines.push(`  ${MARKS[change]} ${claimInShort(claim)}`);
      for (const field of fields) lines.push(`      ${fieldLine(field)}`);
    }
  }
  for (const { lossId, change, fields, facts } of document.losses) {
    lines.push(`  ${lossId}  ${change}: ${lossInShort(facts)}`);
    if (change === 'changed' || change === 'merged') {
      for (const field of fields) lines.push(`      ${fieldLine(field)}`);
    }
  }
  return lines;
}

const MARKS: Readonly<Record<ClaimDifference['change'], string>> = {
  added: '+',
  removed: '-',
  changed: '~',
};

function claimInShort(claim: Claim): string {
  const { kind, quantity, model, model_raw: raw, category, lost_by: owner, status, place } = claim;
  const thing = model ?? raw ?? category ?? 'unknown';
  const count = quantity === null ? 'several' : String(quantity);
  const where = place === null ? '' : `, ${place.name}`;
  const shown = `${count} ${thing}, ${owner ?? 'owner unknown'}, ${status}${where}`;
  return printable(kind === 'loss' ? shown : `tally: ${shown}`);
}

function lossInShort(facts: LossFacts): string {
  const thing = facts.model ?? facts.model_raw ?? facts.equipment_category ?? 'unknown';
  return printable(`${facts.lost_by ?? 'owner unknown'}, ${thing}, ${facts.status}`);
}

function fieldLine({ field, from, to }: FieldDifference): string {
  return printable(`${field}: ${valueText(from)} -> ${valueText(to)}`);
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return '-';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export function totalsText({
  documents,
  failed,
  witnesses,
  differing,
  claims,
  losses,
}: RereadingTotals): string {
  const unread = failed === 0 ? '' : ` (${failed} could not be read)`;
  return [
    `${counted(documents, 'document')}${unread}, ${counted(witnesses, 'post or article', 'posts and articles')}, ${differing} read otherwise.`,
    `Claims: ${claims.added} added, ${claims.removed} removed, ${claims.changed} changed, ${claims.unchanged} as they were.`,
    `Losses: ${losses.added} added, ${losses.removed} removed, ${losses.merged} merged, ${losses.changed} changed.`,
  ].join('\n');
}

/** One line of NDJSON for each witness and loss that would change, and for each document that cannot be read. */
export function rereadRecords(document: RereadDocument): readonly object[] {
  const { failed, key, subject } = document;
  return [
    ...(failed === null
      ? []
      : [{ kind: 'failed', key, subject, code: failed.code, message: failed.message }]),
    ...document.witnesses.filter(differs).map(({ postId, handle, url, claims, unchanged }) => ({
      kind: 'witness',
      document: key,
      post_id: postId,
      handle,
      url,
      claims,
      unchanged,
    })),
    ...document.losses.map(({ lossId, ...loss }) => ({
      kind: 'loss',
      document: key,
      loss_id: lossId,
      ...loss,
    })),
  ];
}
