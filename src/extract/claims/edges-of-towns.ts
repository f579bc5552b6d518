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
    if (isEntered(tokens, mention)) return { ...mention, relation: 'in', aside: false };
    const from = edgeBefore(tokens, mention);
    return from === null
      ? mention
      : { ...mention, phraseStart: from, relation: 'near', aside: false };
  });
}

const ENTERS = new Set('came come got went walked drove rolled moved broke marched'.split(' '));

/** "When we came into Davydiv Brid": there, and no longer on the way. */
function isEntered(tokens: readonly Token[], { phraseStart, relation }: PlaceMention): boolean {
  return (
    relation === 'toward' &&
    norm(tokens, phraseStart) === 'into' &&
    ENTERS.has(norm(tokens, phraseStart - 1))
  );
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
