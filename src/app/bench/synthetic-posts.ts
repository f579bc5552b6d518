/** Invented posts for measuring: many that claim a loss, some that do not, none alike. */

const OWNERS = ['Russian', 'Ukrainian'] as const;
const ITEMS = [
  'T-72B3 main battle tank',
  'BMP-2 infantry fighting vehicle',
  'MT-LB armoured fighting vehicle',
  '2S1 Gvozdika self-propelled howitzer',
  'BM-21 Grad multiple rocket launcher',
  'Ural-4320 truck',
  'BTR-82A armoured personnel carrier',
  'Buk-M1 surface-to-air missile system',
] as const;
const DEEDS = [
  'was destroyed by an FPV drone',
  'was hit by a Lancet loitering munition and damaged',
  'was captured intact',
  'was abandoned by its crew',
  'was struck by artillery and destroyed',
] as const;
const PLACES = [
  'in the vicinity of Kreminna, #Luhansk Oblast',
  'near Avdiivka, #Donetsk Oblast',
  'near Kupiansk, #Kharkiv Oblast',
  'in Bakhmut, #Donetsk Oblast',
  'near Orikhiv, #Zaporizhzhia Oblast',
  'near Vovchansk, #Kharkiv Oblast',
] as const;
const PADDING =
  'Footage released by the unit shows the moment from two angles; the geolocation was done by volunteers who compared the tree lines, the road and the roofs of the houses nearby.';

function pick<T>(from: readonly T[], n: number): T {
  const found = from[n % from.length];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

/** The nth post's words, about 280 characters. */
export function syntheticText(n: number): string {
  const owner = pick(OWNERS, n);
  const item = pick(ITEMS, Math.floor(n / 2));
  const deed = pick(DEEDS, Math.floor(n / 3));
  const place = pick(PLACES, Math.floor(n / 5));
  const claim = `#Ukraine: A ${owner} ${item} ${deed} ${place}. Case ${n}.`;
  return `${claim} ${PADDING}`.slice(0, 280).trimEnd();
}

/** The nth post's day. */
export function syntheticDay(n: number): Date {
  return new Date(Date.UTC(2023, 0, 1 + (n % 700)));
}

const printed = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });

/** A flattened document that carries posts 0 to count-1, as an article with its markup lost would. */
export function syntheticDocument(count: number): string {
  const parts = ['Synthetic posts for a measurement. None of this happened.'];
  for (let n = 0; n < count; n++) {
    parts.push(
      syntheticText(n),
      `— Synthetic Source ${n % 50} (@synthetic_${n % 50}) ${printed.format(syntheticDay(n))}`,
    );
  }
  return `${parts.join('\n\n')}\n`;
}
