import type { Grammar } from './grammar.ts';
import type { Owner } from './grammar-scan.ts';
import type { Reading } from './readings.ts';
import type { SentenceView } from './sentence-view.ts';

/** Tokens around a status in which a retreat, or why it was done, is told. */
const REACH = 12;

const RETREAT = /^(?:отход|отступ|відступ|відход|тікаюч|бегств|уходя|втеч)/;
const SO_THAT = new Set('чтобы чтоб дабы щоб аби'.split(' '));
const FALLS_TO = /^(?:доста[лн]|діста[влн]|попа[вл]|потрапи[вл])/;
const FOE = /^(?:ворогу|ворогові|противнику|врагу|неприятелю|супостату)$/;

/**
 * Its own side destroyed it: "сожжённый россиянами при отходе", "затоплено екіпажем, аби не
 * дістався ворогу".
 */
export function ownerWhoScuttled(
  readings: readonly Reading[],
  speaker: string | null,
  grammar: Grammar,
): Owner | null {
  for (const { status, view, agent, word } of readings) {
    if (word.status !== 'destroyed') continue;
    for (let at = status.start - REACH; at < status.end + REACH; at += 1) {
      const norm = view.token(at)?.norm ?? '';
      if (SO_THAT.has(norm)) {
        const code = keptFrom(view, at, speaker, grammar);
        if (code !== null) return { start: at, end: at + 1, code, tag: null };
      }
      const retreats = RETREAT.test(norm) && !view.scan.sideOver.has(at + 1);
      if (retreats && agent.attacker !== null) return agent.attacker;
    }
  }
  return null;
}

/** "чтобы не достался россиянам": the side it was kept from is not its owner's. */
function keptFrom(
  view: SentenceView,
  soThat: number,
  speaker: string | null,
  grammar: Grammar,
): string | null {
  let isKept = false;
  for (let at = soThat + 1; at < soThat + REACH; at += 1) {
    const norm = view.token(at)?.norm ?? '';
    if (FALLS_TO.test(norm)) isKept = isNegated(view, at);
    if (!isKept) continue;
    if (FOE.test(norm)) return speaker;
    const side = view.scan.sideOver.get(at);
    if (side !== undefined && side.side.role === 'force') return grammar.opponentOf(side.side.code);
  }
  return null;
}

function isNegated(view: SentenceView, verb: number): boolean {
  return [verb - 1, verb - 2].some((at) => view.token(at)?.norm === 'не');
}
