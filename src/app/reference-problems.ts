import type { BelligerentsFile, ConflictFile, PlacesFile } from '../domain/reference.ts';

/** What one file of a conflict says against another. */
export function problemsOfConflict(
  folder: string,
  conflict: ConflictFile | undefined,
  file: BelligerentsFile | undefined,
): readonly string[] {
  const problems = conflict === undefined ? [] : problemsOfFrame(folder, conflict);
  if (file === undefined) return problems;
  const codes = new Set(file.belligerents.map(({ code }) => code));
  const named = [
    ...(conflict?.rears ?? []).map(({ side: code }) => ({ code, where: 'conflict.json: rears' })),
    ...Object.values(conflict?.languages_of_sides ?? {}).map((code) => ({
      code,
      where: 'conflict.json: languages_of_sides',
    })),
    ...file.belligerents.flatMap(({ code: of, opponents }) =>
      opponents.map((code) => ({ code, where: `belligerents.json: opponents of ${of}` })),
    ),
  ];
  for (const { code, where } of named) {
    if (!codes.has(code)) problems.push(`${where}: ${code} is no belligerent of this conflict`);
  }
  return problems;
}

function problemsOfFrame(folder: string, conflict: ConflictFile): string[] {
  const { name, time_zone, start, end, bounds } = conflict;
  const problems: string[] = [];
  if (name !== folder) problems.push(`name: is ${name}, and its folder is ${folder}`);
  if (!isTimeZone(time_zone)) problems.push(`time_zone: ${time_zone} is no IANA time zone`);
  if (end !== null && end < start) problems.push(`end: ${end}: it ends before it starts`);
  if (bounds.south >= bounds.north || bounds.west >= bounds.east) {
    problems.push('bounds: hold no place');
  }
  return problems.map((problem) => `conflict.json: ${problem}`);
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

/** A place may be listed in several files, each with names of its own, but lies in one spot. */
export function contradictoryPlaces(files: readonly PlacesFile[]): readonly string[] {
  const seen = new Map<string, Place>();
  const contradictory = new Set<string>();
  for (const place of files.flatMap((file) => file.places)) {
    const known = seen.get(place.place_id);
    if (known === undefined) seen.set(place.place_id, place);
    else if (factsOf(known) !== factsOf(place)) contradictory.add(place.place_id);
  }
  return [...contradictory].map((id) => `places: ${id} is listed twice, with different facts`);
}

type Place = PlacesFile['places'][number];

function factsOf({ aliases: _, ...facts }: Place): string {
  return JSON.stringify(Object.entries(facts).sort());
}
