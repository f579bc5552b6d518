import type { Category } from '../../domain/vocabulary.ts';
import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import type { SentenceView } from './sentence-view.ts';
import { isInstrumental } from './tool-case.ts';

const SHOOTERS: ReadonlySet<Category> = new Set<Category>([
  'Surface-To-Air Missile Systems',
  'Self-Propelled Anti-Aircraft Guns',
  'Anti-Aircraft Guns',
  'Aircraft',
  'Helicopters',
]);
/** Weapon kinds that air defence shoots at and that come without a crew. */
const SHOT_AT = new Set([
  'cruise missile',
  'ballistic missile',
  'aeroballistic missile',
  'one-way attack drone',
  'decoy drone',
  'naval drone',
  'glide bomb',
  'guided rocket',
]);
/** "збила ракета", "уничтожили": a verb whose subject is not the masculine name before it. */
const MASCULINE = /(?:[влгсз]|ає|ує|яє|ет|ит)$/;
const REACH = 12;

/** "«Пэтриот» уничтожил «Кинжал»", "МіГ-29 збив крилату ракету": air defence at its work. */
export function shootsDown(view: SentenceView, status: StatusMention, word: StatusWord): boolean {
  const verb = view.token(status.start);
  if (word.voice !== 'free' || verb?.cyrillic !== true || !MASCULINE.test(verb.norm)) return false;
  const next = view.token(status.end)?.kind === 'quote' ? status.end + 1 : status.end;
  const target = view.phraseAt(next);
  if (target === undefined || !target.item.munition || target.governor !== 'none') return false;
  if (isInstrumental(target.item.ending)) return false;
  const isAccusative = /[ую]$/.test(view.token(target.item.start)?.norm ?? '');
  const isShotAt = SHOT_AT.has(target.item.weapon?.kind ?? '');
  if (!isAccusative && !isShotAt) return false;
  const shooter = view.phrases[view.lastPhraseBefore(status.start)];
  if (shooter === undefined || status.start - shooter.end > REACH) return false;
  return shooter.item.categories.some((category) => SHOOTERS.has(category));
}
