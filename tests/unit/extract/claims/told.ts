import { loadReferenceData } from '../../../../src/app/reference-data.ts';
import type { Claim } from '../../../../src/domain/claim.ts';
import { createClaimReader } from '../../../../src/extract/read-claims.ts';

const reader = createClaimReader(await loadReferenceData());

const POST_DAY = '2024-06-15';
const UKRAINIAN = /[іїєґ]/i;
const CYRILLIC = /[а-яіїєґ]/i;

function languageOf(text: string): string {
  if (!CYRILLIC.test(text)) return 'en';
  return UKRAINIAN.test(text) ? 'uk' : 'ru';
}

/** What the reader with the project's own data makes of a post. */
export function readPost(text: string): readonly Claim[] {
  const lang = languageOf(text);
  return reader.read({ text, posted_at: POST_DAY, lang });
}

/** The losses in short: "2 T-72B3 RUS destroyed". */
export function lossesIn(text: string): readonly string[] {
  return readPost(text)
    .filter(({ kind }) => kind === 'loss')
    .map(
      ({ quantity, model, category, lost_by, status }) =>
        `${quantity} ${model ?? category} ${lost_by} ${status}`,
    );
}

/** Where each loss is said to be. */
export function placesIn(text: string): readonly (string | null)[] {
  return readPost(text).map(({ place }) => place?.name ?? null);
}

/** What each loss is said to be caused by. */
export function causesIn(text: string): readonly (string | null)[] {
  return readPost(text).map(({ caused_by }) => caused_by);
}
