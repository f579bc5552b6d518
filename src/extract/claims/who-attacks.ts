import type { Side } from './grammar-scan.ts';
import type { SentenceView } from './sentence-view.ts';

const STORMS =
  /^(?:stormed|storm|assaulted|attacked|attack|advanced|advance|advancing|pushed|push|charged|rolled|moved|drove|штурмували|штурмовали|атакували|атаковали|наступали)$/;
const ONWARDS = new Set(
  'toward towards in into on along across from through with up at dawn again у в на з із з-за к до вздовж вдоль'.split(
    ' ',
  ),
);
const LAUNCHES =
  /^(?:launched|mounted|began|started|made|attempted|staged|tried|led|resumed|renewed|провел[аи]?|провів|начал[аи]?|почал[аи]|почав|розпочал[аи]|розпочав|предприняли|предпринял[аи]?)$/;
const ATTACKS =
  /^(?:assaults?|attacks?|offensive|counter-?attacks?|push|advance|raid|thrust|breakthrough|штурм|атаку|контратаку|наступ|прорив|прорыв|наступление|спробу|попытку)$/;
/** Words between the verb and the attack: "a fresh mechanised". */
const ATTACK_REACH = 4;

/**
 * "Ukrainian forces launched a counterattack", "Russian troops stormed toward Chasiv Yar in a column":
 * what is wrecked there next is theirs. `end` is where their name ends.
 */
export function goesToAttack(view: SentenceView, { role }: Side, end: number): boolean {
  const verb = view.token(end)?.norm ?? '';
  if (LAUNCHES.test(verb)) return namesAttack(view, end + 1);
  return role === 'force' && STORMS.test(verb) && ONWARDS.has(view.token(end + 1)?.norm ?? '');
}

function namesAttack(view: SentenceView, from: number): boolean {
  for (let at = from; at < from + ATTACK_REACH; at += 1) {
    if (ATTACKS.test(view.token(at)?.norm ?? '')) return true;
    if (view.token(at)?.kind !== 'word' || view.is(at, 'preposition')) return false;
  }
  return false;
}
