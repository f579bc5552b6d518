import { type Owner, ownerFrom, type StatusMention } from './grammar-scan.ts';
import type { SentenceView } from './sentence-view.ts';

const GROUPS =
  /^(?:column|columns|convoy|convoys|equipment|vehicles|vehicle|hardware|armou?r|materiel|kit|machines|machinery|trophies|колон|техн[іи]к|бронетехн[іи]к|машин)/;
/** Tokens from a fate to the group it is said of. */
const REACH = 4;

/** "destroyed Russian column", "Captured equipment", "Знищена колона": the group, and whose it is. */
export function ownerOfGroup(
  view: SentenceView,
  { end }: StatusMention,
): { readonly owner: Owner | null } | null {
  let owner: Owner | null = null;
  for (let at = end; at < end + REACH; at += 1) {
    const token = view.token(at);
    if (token?.kind !== 'word') return null;
    const side = view.scan.sideOver.get(at);
    if (side !== undefined && side.side.role !== 'donor') owner = ownerFrom(side);
    else if (GROUPS.test(token.norm)) return { owner };
    else if (!view.is(at, 'adjective') && !view.is(at, 'military') && !view.is(at, 'enemy'))
      return null;
  }
  return null;
}
