import type { Claim, WitnessText } from '../domain/claim.ts';
import { sha256 } from '../domain/digest.ts';
import type { ReferenceData } from '../domain/reference.ts';
import { TextAnalyser } from './analyse-text.ts';
import { AttributionReader, attributionTags } from './claims/attribution.ts';
import { readSentences } from './claims/read-sentences.ts';
import { type Explanation, explainAnalysis } from './explain.ts';
import type { Gazetteer } from './places/gazetteer/gazetteer.ts';

export interface ClaimReader {
  /** Name and version; raised when the same text may yield other claims. */
  readonly extractor: string;
  read(witness: WitnessText): readonly Claim[];
  /** Why a text yields the claims it does, and why it yields no others. */
  explain(witness: WitnessText): Explanation;
  /** The tags of what stands at an offset of a text: who the text says claims it, if anyone. */
  attributionsIn(text: string): (offset: number) => readonly string[];
}

const GRAMMAR = 'grammar/1';

/**
 * Compiles the reference data once, for the first text; the reader keeps no state between texts. With
 * a gazetteer, villages the reference data does not list are found, and their namesakes.
 */
export function createClaimReader(
  reference: ReferenceData,
  gazetteer: Gazetteer | null = null,
): ClaimReader {
  // Other data may read the same text otherwise, so it is part of who reads.
  const facts = sha256(JSON.stringify(reference)).slice(0, 8);
  const extractor = [GRAMMAR, facts, ...(gazetteer === null ? [] : [gazetteer.version])].join('+');
  const analyserOf = once(() => new TextAnalyser(reference, gazetteer, extractor));
  const attributionsOf = once(() => new AttributionReader(reference.belligerents));
  return {
    extractor,
    read: (witness) => {
      const analysis = analyserOf().analyse(witness);
      return analysis === null ? [] : readSentences(analysis.views, analysis.context);
    },
    explain: (witness) => explainAnalysis(witness.text, analyserOf().analyse(witness)),
    attributionsIn: (text) => {
      const attributionAt = attributionsOf().of(text);
      return (offset) => attributionTags(attributionAt(offset));
    },
  };
}

/** Made when it is first asked for: a process that reads nothing does not wait for it. */
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
