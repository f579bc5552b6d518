import { distanceKm, type Point } from '../points.ts';
import { pointOf } from './candidate-place.ts';
import { fits, type Where } from './find-hits.ts';
import type { GazetteerCandidate, Lookup } from './lookup.ts';
import type { MergedHit } from './merge-hits.ts';
import type { SectionPlace } from './section-index.ts';

/** Places this near each other are one answer, km: a report of either is right about where. */
const SAME_AREA_KM = 10;
/** A name that fits worse than the best by more than this is no rival. */
const RIVAL_FIT = 0.06;
/** A city is a rival under any of its names, if it fits this well. */
const CITY_RIVAL_FIT = 0.8;
/** A misspelling must fit better than the next by this much, and this well at all. */
const CLEAR_FIT = 0.04;
const LEAST_MISSPELT_FIT = 0.65;
/** A hamlet nobody reports may be a misspelling of a place that is reported, if that fits this well. */
const LIKELY_MISSPELT_FIT = 0.74;
const GREAT_CITY = 4;
const CITY = 3;
const TOWN = 2;
/** A co-mentioned place this near, km, tells namesakes apart when no other is within the further. */
const NEAR_KM = 50;
const FAR_KM = 90;
/** A lone village nobody reports, this far from every sector of the front, km, may be a namesake of one that is not listed. */
const FAR_FROM_FOCUS_KM = 150;
/** How fast the front's sectors cease to matter with distance, km. */
const FOCUS_KM = 60;

/** Weights of the score beside the fit of the name. */
const WEIGHT = {
  fit: 0.88,
  standing: 0.005,
  reported: 0.04,
  focus: 0.05,
  near: 0.02,
  unlocated: -0.05,
  outside: 0.5,
} as const;

interface Scored {
  readonly hit: MergedHit;
  readonly score: number;
}

/** Chooses the place meant, or says that the name alone does not tell. */
export function decide(hits: readonly MergedHit[], where: Where): Lookup {
  const inside = hits.filter(({ place }) => fits(place, where));
  const contradicted = inside.length === 0;
  const elsewhere = contradicted ? hits : knownElsewhere(hits, inside);
  const scored = [
    ...inside.map((hit): Scored => ({ hit, score: scoreOf(hit, where) })),
    ...elsewhere.map((hit): Scored => ({ hit, score: scoreOf(hit, where) * WEIGHT.outside })),
  ].sort((a, b) => b.score - a.score || compareIds(a.hit, b.hit));
  if (scored.length === 0) return { outcome: 'none', candidates: [], contradicted: false };
  const chosen = elsewhere.length > 0 ? null : choose(inside, where);
  const first = scored.find(({ hit }) => hit === chosen);
  const ordered = first === undefined ? scored : [first, ...scored.filter((one) => one !== first)];
  return {
    outcome: chosen === null ? 'ambiguous' : 'resolved',
    candidates: ordered.map(candidateOf),
    contradicted,
  };
}

/** Known places spelt so outside the region named, where it has only names that are alike. */
function knownElsewhere(
  hits: readonly MergedHit[],
  inside: readonly MergedHit[],
): readonly MergedHit[] {
  if (inside.some(({ match }) => match !== 'fuzzy')) return [];
  return hits.filter(
    (hit) =>
      hit.match !== 'fuzzy' && (hit.reported || hit.standing >= TOWN) && !inside.includes(hit),
  );
}

function candidateOf({ hit, score }: Scored): GazetteerCandidate {
  const { place, match } = hit;
  return { place, match, score: Math.round(Math.min(1, score) * 1000) / 1000 };
}

function choose(hits: readonly MergedHit[], where: Where): MergedHit | null {
  const best = hits.reduce((a, b) => (b.fit > a.fit ? b : a));
  return best.match === 'fuzzy'
    ? chooseMisspelt(hits, best, where)
    : chooseSpelt(hits, best, where);
}

function chooseSpelt(hits: readonly MergedHit[], best: MergedHit, where: Where): MergedHit | null {
  const rivals = hits.filter(
    ({ fit, standing }) =>
      fit >= best.fit - RIVAL_FIT || (standing >= CITY && fit >= CITY_RIVAL_FIT),
  );
  const meant = ofSettlementClass(rivals, where);
  const chosen =
    onlyArea(meant) ??
    onlyArea(meant.filter(({ place }) => where.admin2.has(place.admin2 ?? ''))) ??
    nearest(meant, where.near) ??
    (where.admin1.size > 0 ? outstandingInRegion(meant) : outstanding(meant, where.focus));
  if (chosen === null || chosen.fit < best.fit - RIVAL_FIT) return null;
  const hasRegion = where.admin1.size > 0 || where.near.length > 0;
  if (!hasRegion && isObscure(chosen, where.focus)) return null;
  return isLikelyMisspelt(chosen, hits) ? null : chosen;
}

function isObscure({ reported, standing, ...hit }: MergedHit, focus: readonly Point[]): boolean {
  if (reported || standing >= CITY || focus.length === 0) return false;
  return distanceTo(hit.place, focus) > FAR_FROM_FOCUS_KM;
}

function isLikelyMisspelt(chosen: MergedHit, hits: readonly MergedHit[]): boolean {
  if (chosen.reported || chosen.standing >= TOWN) return false;
  return hits.some(
    (hit) => hit.match === 'fuzzy' && hit.fit >= LIKELY_MISSPELT_FIT && !areNear(hit, chosen),
  );
}

/** A misspelt name is taken for a place that reports name, or for a city; in a region for any. */
function chooseMisspelt(
  hits: readonly MergedHit[],
  best: MergedHit,
  where: Where,
): MergedHit | null {
  if (best.fit < LEAST_MISSPELT_FIT) return null;
  const rivals = hits.filter(({ fit }) => fit >= best.fit - CLEAR_FIT);
  const hasRegion = where.admin1.size > 0;
  const only = onlyArea(rivals) ?? nearest(rivals, where.near);
  if (only !== null) return hasRegion || only.reported || only.standing >= CITY ? only : null;
  return hasRegion ? outstandingInRegion(rivals) : outstanding(rivals, where.focus);
}

/** The first of rivals that all lie in one area. */
function onlyArea(rivals: readonly MergedHit[]): MergedHit | null {
  const [first] = rivals;
  if (first === undefined) return null;
  const speaker = rivals.find(({ reported }) => reported) ?? first;
  return rivals.every((rival) => areNear(speaker, rival)) ? speaker : null;
}

/** Those as big as the text says; all where none is. */
function ofSettlementClass(rivals: readonly MergedHit[], where: Where): readonly MergedHit[] {
  if (where.settlement === null) return rivals;
  const wantsCity = where.settlement === 'city';
  const fitting = rivals.filter(({ standing }) => wantsCity === standing >= CITY);
  return fitting.length > 0 ? fitting : rivals;
}

/**
 * The one city among the rivals, by its standing. A small city far from the front does not outrank
 * a village that reports name.
 */
function outstanding(rivals: readonly MergedHit[], focus: readonly Point[]): MergedHit | null {
  const top = highest(rivals, CITY);
  if (top === null || top.standing >= GREAT_CITY || distanceTo(top.place, focus) <= FOCUS_KM)
    return top;
  return rivals.some((rival) => rival !== top && rival.reported && !areNear(rival, top))
    ? null
    : top;
}

/** Within one region: the city; else the only one reports name; else the only town. */
function outstandingInRegion(rivals: readonly MergedHit[]): MergedHit | null {
  return (
    highest(rivals, CITY) ??
    onlyArea(rivals.filter(({ reported }) => reported)) ??
    (rivals.some(({ reported }) => reported) ? null : highest(rivals, TOWN))
  );
}

/** The rival of at least that standing that is above every other elsewhere. */
function highest(rivals: readonly MergedHit[], least: number): MergedHit | null {
  const located = rivals.filter(({ place }) => pointOf(place) !== null);
  const [first] = located;
  if (first === undefined) return null;
  const top = located.reduce((a, b) => (b.standing > a.standing ? b : a), first);
  if (top.standing < least) return null;
  const equals = rivals.filter((rival) => rival !== top && rival.standing >= top.standing);
  return equals.every((rival) => areNear(top, rival)) ? top : null;
}

/** The one rival that lies by a place of the same text. */
function nearest(rivals: readonly MergedHit[], near: readonly Point[]): MergedHit | null {
  if (near.length === 0) return null;
  const close = rivals.filter((rival) => distanceTo(rival.place, near) <= NEAR_KM);
  const only = onlyArea(close);
  const far = rivals.filter((rival) => !close.includes(rival));
  return far.every((rival) => distanceTo(rival.place, near) >= FAR_KM) ? only : null;
}

function distanceTo(place: SectionPlace, points: readonly Point[]): number {
  const own = pointOf(place);
  if (own === null) return Number.POSITIVE_INFINITY;
  return Math.min(Number.POSITIVE_INFINITY, ...points.map((point) => distanceKm(own, point)));
}

function areNear(a: MergedHit, b: MergedHit): boolean {
  if (a === b) return true;
  const from = pointOf(a.place);
  const to = pointOf(b.place);
  return from !== null && to !== null && distanceKm(from, to) <= SAME_AREA_KM;
}

function scoreOf(hit: MergedHit, where: Where): number {
  const isIn = where.admin2.has(hit.place.admin2 ?? '');
  const isNear = distanceTo(hit.place, where.near) <= NEAR_KM;
  return (
    hit.fit * WEIGHT.fit +
    hit.standing * WEIGHT.standing +
    (hit.reported ? WEIGHT.reported : 0) +
    (isIn || isNear ? WEIGHT.near : 0) +
    WEIGHT.focus * Math.exp(-distanceTo(hit.place, where.focus) / FOCUS_KM) +
    (pointOf(hit.place) === null ? WEIGHT.unlocated : 0)
  );
}

function compareIds(a: MergedHit, b: MergedHit): number {
  return a.place.place_id < b.place.place_id ? -1 : 1;
}
