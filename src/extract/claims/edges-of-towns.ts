import type { PlaceMention } from '../places/place-mention.ts';
import type { Token } from '../tokens/tokenize.ts';

/** Tokens back from "від" in which the distance is told in words. */
const DISTANCE_REACH = 5;

const OUT_OF = new Set('з із зі зо из с со від от до к ко'.split(' '));
const EDGE =
  /^(?:вихо[дз]і|виїзді|в'?їзді|вʼїзді|підступах|підїзді|підході|підходах|околиц[іях]+|краю|узвишші|выходе|выезде|въезде|подступах|подходе|подходах|окраине|окраинах|краю|подъезде|пів(?:дорозі|шляху)|полпути)$/;
const LENGTH =
  /^(?:кілометр(?:ах|ів|и|і)?|километр(?:ах|ов|а|е)?|км|верст(?:ах)?|метр(?:ах|ів|ов))$/;
const ABOUT =
  /^(?:сот(?:ню|ні|не)|десят(?:ок|ку|ке|кі|ками|ках)|півсотні|полусотне|кілько[хма]+|кілька|нескольких|пів|півтора|полутора)$/;

/** "на виїзді з Токмачки", "на выходе из Синьковки", "за сотню кілометрів від Одеси": near it. */
export function withEdgesOfTowns(
  tokens: readonly Token[],
  mentions: readonly PlaceMention[],
): readonly PlaceMention[] {
  return mentions.map((mention) => {
    const from = edgeBefore(tokens, mention);
    return from === null
      ? mention
      : { ...mention, phraseStart: from, relation: 'near', aside: false };
  });
}

function edgeBefore(tokens: readonly Token[], mention: PlaceMention): number | null {
  const { phraseStart, relation, aside, distance } = mention;
  if (distance !== null || (relation !== 'from' && relation !== 'toward' && !aside)) return null;
  const preposition = OUT_OF.has(norm(tokens, phraseStart)) ? phraseStart : phraseStart - 1;
  if (!OUT_OF.has(norm(tokens, preposition)) || preposition >= mention.start) return null;
  const before = norm(tokens, preposition - 1);
  if (EDGE.test(before) && /^(?:на|в|у)$/.test(norm(tokens, preposition - 2)))
    return preposition - 2;
  if (!LENGTH.test(before)) return null;
  for (let at = preposition - 2; at >= preposition - DISTANCE_REACH; at -= 1) {
    if (ABOUT.test(norm(tokens, at))) return at;
  }
  return null;
}

function norm(tokens: readonly Token[], at: number): string {
  return tokens[at]?.norm ?? '';
}
