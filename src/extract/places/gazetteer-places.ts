import type { Evidence } from './choose-place.ts';
import { asPlace } from './gazetteer/candidate-place.ts';
import type { Gazetteer } from './gazetteer/gazetteer.ts';
import type { GazetteerCandidate, Lookup, LookupContext } from './gazetteer/lookup.ts';
import { isSettlement, type Place } from './place-lexicon.ts';
import type { PlaceMention } from './place-mention.ts';

/** A misspelt name of a smaller place is taken only where the text says which region it is in. */
const FUZZY_STANDING = 2;
/** Names of villages whose answer is kept, and questions with all that is known beside the name. */
const MOST_NAMES_KEPT = 5000;
const MOST_ANSWERS_KEPT = 5000;

/** Asks a gazetteer of all settlements about names the conflict's own places leave open. */
export class GazetteerPlaces {
  private readonly gazetteer: Gazetteer;
  private readonly sharedNames = new Map<string, boolean>();
  private readonly answers = new Map<string, Answer>();

  constructor(gazetteer: Gazetteer) {
    this.gazetteer = gazetteer;
  }

  /** The one place of a name the lexicon does not know; null where none or several bear it. */
  find(name: string, mention: PlaceMention, evidence: Evidence): Place | null {
    for (const context of contextsOf(mention, evidence)) {
      const { outcome, best } = this.answer(name, context);
      if (outcome !== 'resolved' || best === undefined) continue;
      if (best.match !== 'fuzzy' || mayBeMisspelt(best, evidence)) return asPlace(best.place);
    }
    return null;
  }

  /** Whether a lone village of the lexicon shares its bare name with villages elsewhere. */
  hasNamesakes(place: Place, mention: PlaceMention, evidence: Evidence): boolean {
    if (!isSettlement(place) || place.kind === 'city') return false;
    if (evidence.region !== null || evidence.raion !== null) return false;
    if (!this.isShared(place.name)) return false;
    return contextsOf(mention, evidence).every(
      (context) =>
        this.gazetteer.lookup(place.name, { ...context, fuzzy: false }).outcome === 'ambiguous',
    );
  }

  /** A name that is spelt like many is dear to look up, and is asked of again; answers never change. */
  private answer(name: string, context: LookupContext): Answer {
    const question = questionOf(name, context);
    let answer = this.answers.get(question);
    if (answer === undefined) {
      if (this.answers.size >= MOST_ANSWERS_KEPT) this.answers.clear();
      const { outcome, candidates } = this.gazetteer.lookup(name, { ...context, fuzzy: true });
      answer = { outcome, best: candidates[0] };
      this.answers.set(question, answer);
    }
    return answer;
  }

  /** Asked of nearly every post that names a village, so the answers are kept; they never change. */
  private isShared(name: string): boolean {
    let shared = this.sharedNames.get(name);
    if (shared === undefined) {
      if (this.sharedNames.size >= MOST_NAMES_KEPT) this.sharedNames.clear();
      shared = this.gazetteer.lookup(name, { fuzzy: false }).outcome === 'ambiguous';
      this.sharedNames.set(name, shared);
    }
    return shared;
  }
}

interface Answer {
  readonly outcome: Lookup['outcome'];
  readonly best: GazetteerCandidate | undefined;
}

function questionOf(name: string, { admin1, country, settlement, near }: LookupContext): string {
  const points = (near ?? []).map(({ latitude, longitude }) => [latitude, longitude]);
  return JSON.stringify([name, admin1, country, settlement, points]);
}

/** The stated region binds; the only one named elsewhere is asked last. */
function contextsOf(mention: PlaceMention, evidence: Evidence): readonly LookupContext[] {
  const { region, raion, country, likelyRegion, neighbours } = evidence;
  const stated = [region, raion].flatMap((area) => (area === null ? [] : [area.name]));
  const context: LookupContext = {
    admin1: stated,
    country,
    near: neighbours,
    settlement: mention.settlementClass,
  };
  if (stated.length > 0 || likelyRegion === null) return [context];
  return [context, { ...context, admin1: [likelyRegion.name] }];
}

function mayBeMisspelt({ place }: GazetteerCandidate, { region }: Evidence): boolean {
  return region !== null || place.standing >= FUZZY_STANDING;
}
