import type { Token } from '../tokens/tokenize.ts';
import type { Scan, Side } from './grammar-scan.ts';

/** Words between a unit's number and its kind: "47th Separate Mechanized Brigade". */
const UNIT_NAME_REACH = 5;

/** "the 47th Brigade", "93-ї ОМБр", "128 ОГШБр": units known by their number alone. */
export function addNumberedUnits(
  tokens: readonly Token[],
  scan: Scan,
  brigades: ReadonlyMap<string, Side>,
): void {
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'number' || scan.sideOver.has(at)) continue;
    const side = brigades.get(token.norm);
    if (side === undefined) continue;
    const end = endOfUnit(tokens, scan, at);
    if (end === null) continue;
    const whose = stateBehind(scan, tokens, end) ?? side;
    scan.addSide({
      start: at,
      end,
      side: { ...side, code: whose.code, tag: whose.tag },
      ending: '',
    });
  }
}

/** Both armies have a 30th brigade: "30-й бригадой армии России", "the 72nd Brigade of the Russian army". */
const STATES =
  /^(?:рф|россии|росії|дпр|днр|лпр|лнр|вс|зс|всу|зсу|украины|україни|армии|армії|войск|військ)$/;

function stateBehind(scan: Scan, tokens: readonly Token[], end: number): Side | null {
  let at = end;
  while (tokens[at]?.norm === 'of' || tokens[at]?.norm === 'the') at += 1;
  const found = scan.sideOver.get(at);
  if (found === undefined || found.side.role === 'donor') return null;
  if (at > end) return found.side;
  return found.side.role === 'force' && STATES.test(tokens[at]?.norm ?? '') ? found.side : null;
}

function endOfUnit(tokens: readonly Token[], scan: Scan, number: number): number | null {
  let at = number + 1;
  let ordinal = false;
  if (tokens[at]?.kind === 'hyphen' && tokens[at]?.glued === true) at += 1;
  const suffix = tokens[at];
  if (suffix?.kind === 'word' && suffix.glued && suffix.norm.length <= 3) {
    ordinal = true;
    at += 1;
  }
  for (let next = at; next < at + UNIT_NAME_REACH; next += 1) {
    if (scan.sideOver.has(next)) return null;
    if (scan.is(next, 'brigade')) return next + 1;
    const token = tokens[next];
    if (token?.kind !== 'word' || scan.statusAt.has(next)) break;
    if (scan.is(next, 'preposition') || scan.is(next, 'conjunction')) break;
  }
  const before = tokens[number - 1]?.norm ?? '';
  return ordinal && before === 'the' && endsName(tokens, scan, at) ? at : null;
}

/** "the 47th." or "the 47th knocked out": the number is all of the name. */
function endsName(tokens: readonly Token[], scan: Scan, at: number): boolean {
  const next = tokens[at];
  if (next?.kind !== 'word') return true;
  if (next.capital) return false;
  return scan.statusAt.has(at) || scan.is(at, 'preposition') || scan.is(at, 'auxiliary');
}
