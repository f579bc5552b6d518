import { cancel, intro, isCancel, outro, select, text } from '@clack/prompts';
import type { CorrectionReader } from '../../app/open-corrections.ts';
import { asLossledgerError, LossledgerError } from '../../domain/errors.ts';
import { isList } from '../../domain/list.ts';
import type { Correction } from '../../ledger/decisions.ts';
import type { Store, Tx } from '../../store/connection.ts';
import { listLosses, type ReportedLoss } from '../../store/queries/reporting.ts';
import type { Reviewing } from '../../store/queries/review-decisions.ts';
import { judgeLoss, keepApart, mergeLosses } from '../../store/queries/review-losses.ts';
import {
  lossesToReview,
  type ProposedMerge,
  proposedMerges,
} from '../../store/queries/review-queue.ts';
import { actor } from '../actor.ts';
import { dateOf, placeOf } from '../loss-table.ts';
import { counted, printable, say, writeOut } from '../output.ts';

interface Waiting {
  readonly proposals: readonly ProposedMerge[];
  readonly needs_review: readonly ReportedLoss[];
}

/** What waits for a reviewer: losses that may be one, and losses that ask for a look. */
async function waiting(store: Store, limit: number): Promise<Waiting> {
  const ids = await lossesToReview(store.sql, limit);
  return {
    proposals: await proposedMerges(store.sql, limit),
    needs_review: ids.length === 0 ? [] : await listLosses(store.sql, { ids, limit }),
  };
}

export async function showQueue(store: Store, limit: number, asJson: boolean): Promise<void> {
  const found = await waiting(store, limit);
  if (asJson) await writeOut(`${JSON.stringify(found)}\n`);
  else {
    for (const { loss_id, other_id, rule, score } of found.proposals) {
      await writeOut(`${loss_id}  may be  ${other_id}  by ${rule}, score ${score.toFixed(3)}\n`);
    }
    for (const loss of found.needs_review) await writeOut(`${loss.loss_id}  ${inShort(loss)}\n`);
  }
  say(
    `${counted(found.proposals.length, 'proposal')}, ${counted(found.needs_review.length, 'loss', 'losses')} to look at`,
  );
}

/** Asks about each in turn; Ctrl-C or `leave` ends it with what was decided kept. */
export async function reviewOnTerminal(
  store: Store,
  corrections: CorrectionReader,
  limit: number,
): Promise<void> {
  if (process.stdin.isTTY !== true) {
    throw new LossledgerError('USAGE', 'Questions are asked on a terminal alone.');
  }
  const { proposals, needs_review } = await waiting(store, limit);
  intro(
    `${counted(proposals.length, 'proposal')}, ${counted(needs_review.length, 'loss', 'losses')} to look at`,
  );
  for (const proposal of proposals) {
    if (!(await askWhetherSame(store, proposal))) return cancel('Left; what was decided is kept.');
  }
  for (const loss of needs_review) {
    if (!(await askAbout(store, corrections, loss)))
      return cancel('Left; what was decided is kept.');
  }
  outro('Nothing more waits.');
}

async function askWhetherSame(store: Store, proposal: ProposedMerge): Promise<boolean> {
  const ids = [proposal.loss_id, proposal.other_id];
  const losses = await listLosses(store.sql, { ids, limit: 2 });
  // A decision before this one may have settled it.
  if (losses.length < 2) return true;
  const answer = await select({
    message: `One item? ${proposal.rule}, score ${proposal.score.toFixed(3)}\n${losses.map((loss) => `${loss.loss_id}  ${inShort(loss)}\n  ${urlsOf(loss)}`).join('\n')}`,
    options: [
      { value: 'same', label: 'the same item' },
      { value: 'different', label: 'two items' },
      { value: 'later', label: 'decide later' },
      { value: 'leave', label: 'leave' },
    ],
  });
  if (isCancel(answer) || answer === 'leave') return false;
  if (answer === 'later') return true;
  const reason = await reasonFor(answer);
  if (reason === null) return false;
  const decide = answer === 'same' ? mergeLosses : keepApart;
  return told(store, (tx) => decide(tx, proposal.loss_id, proposal.other_id, by(reason, null)));
}

async function askAbout(
  store: Store,
  corrections: CorrectionReader,
  loss: ReportedLoss,
): Promise<boolean> {
  const seen = Number(loss['revision']);
  const answer = await select({
    message: `${loss.loss_id}  ${inShort(loss)}\n  ${urlsOf(loss)}`,
    options: [
      { value: 'confirmed', label: 'it holds as it stands' },
      { value: 'corrected', label: 'correct it' },
      { value: 'rejected', label: 'it is no loss' },
      { value: 'later', label: 'decide later' },
      { value: 'leave', label: 'leave' },
    ],
  });
  if (isCancel(answer) || answer === 'leave') return false;
  if (answer === 'later') return true;
  const fields = answer === 'corrected' ? await askForFields(corrections) : {};
  if (fields === null) return false;
  const reason = await reasonFor(answer);
  if (reason === null) return false;
  const kind = answer === 'confirmed' || answer === 'corrected' ? answer : 'rejected';
  return told(store, (tx) => judgeLoss(tx, loss.loss_id, kind, fields, by(reason, seen)));
}

async function askForFields(corrections: CorrectionReader): Promise<Correction | null> {
  const read = (given: string) => {
    const pairs = pairsIn(given);
    const typed = pairs.filter((pair) => pair !== '--force');
    return corrections.read(typed, { isForced: typed.length < pairs.length, now: new Date() });
  };
  const answer = await text({
    message:
      'What holds? field=value; several parted by ; (model=, place= and date= bring the rest with them; --force keeps an unknown model)',
    placeholder: 'model=T-72B3; place=Kreminna; date=2023-02-07',
    validate: (given) => {
      try {
        read(given ?? '');
        return undefined;
      } catch (error) {
        return asLossledgerError(error).message;
      }
    },
  });
  return isCancel(answer) ? null : read(answer);
}

function pairsIn(given: string): readonly string[] {
  return given
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '');
}

async function reasonFor(verdict: string): Promise<string | null> {
  const answer = await text({ message: 'Why?', defaultValue: verdict, placeholder: verdict });
  return isCancel(answer) ? null : answer;
}

function by(reason: string, seenRevision: number | null): Reviewing {
  return { reviewer: actor(), reason, at: new Date(), seenRevision };
}

/** Decides, or tells why it is refused; either way the next is asked about. */
async function told(store: Store, decide: (tx: Tx) => Promise<unknown>): Promise<boolean> {
  try {
    await store.db.transaction(decide);
  } catch (error) {
    const { code, message } = asLossledgerError(error);
    if (code !== 'DECISION_REFUSED' && code !== 'DECISION_OUTDATED') throw error;
    cancel(message);
  }
  return true;
}

function inShort(loss: ReportedLoss): string {
  const thing = loss['model'] ?? loss['model_raw'] ?? loss['equipment_category'];
  const parts = [loss['lost_by'] ?? 'unknown', thing, loss['status'], placeOf(loss), dateOf(loss)];
  return printable(parts.filter((part) => part !== null && part !== undefined).join(', '));
}

function urlsOf(loss: ReportedLoss): string {
  const urls = loss['source_urls'];
  return isList(urls) ? printable(urls.join(' ')) : '';
}
