import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';
import { TOGETHER_WITH } from './tool-case.ts';

/** Adjectives before the load: "з ворожими боєприпасами". */
const REACH = 2;
const LOAD =
  /^(?:бк|б\/к|боєприпас|боекомплект|боєкомплект|боеприпас|снаряд|ракет|мін(?:ами|омет)|мин(?:ами|омет)|патрон|пехот|піхот|десант|солдат|военн|військов|личн|особов|окупант|оккупант|росіян|русн|орк|штурмовик|озброєн|вооружен|зброєю|оружием|пально|топлив|реб$|рэб$)/;

/** "грузовик с ракетами", "вантажівка з піхотою": what it carries makes it an army's. */
export function carriesWar(view: SentenceView, { end, isCyrillic: it }: NounPhrase): boolean {
  if (!it || !TOGETHER_WITH.has(view.token(end)?.norm ?? '')) return false;
  for (let at = end + 1; at <= end + REACH; at += 1)
    if (LOAD.test(view.token(at)?.norm ?? '')) return true;
  return false;
}
