import type { StatedPoint } from './stated-point.ts';

const NUMBER = String.raw`(-?\d{1,3}\.\d{1,15})`;
const COMMA = String.raw`(?:,|%2C)(?:%20|\+)?`;
const LINK = /https?:\/\/[^\s<>"”»]{1,500}/g;

interface MapSite {
  readonly host: RegExp;
  /** Forms of the address that hold a point, the surest first. */
  readonly forms: readonly RegExp[];
  readonly longitudeFirst: boolean;
}

const SITES: readonly MapSite[] = [
  {
    host: /^https?:\/\/(?:www\.|maps\.)?(?:google\.[a-z.]{2,6}\/maps|google\.[a-z.]{2,6}\/\?|maps\.google\.[a-z.]{2,6}|goo\.gl\/maps)/,
    forms: [
      new RegExp(`!3d${NUMBER}!4d${NUMBER}`),
      new RegExp(`[?&](?:q|query|ll|center|daddr|destination)=(?:loc:)?${NUMBER}${COMMA}${NUMBER}`),
      new RegExp(`/(?:place|search|dir)/+${NUMBER}${COMMA}${NUMBER}`),
      new RegExp(`/@${NUMBER},${NUMBER}`),
    ],
    longitudeFirst: false,
  },
  {
    host: /^https?:\/\/(?:www\.)?(?:openstreetmap\.org|osm\.org)\//,
    forms: [
      new RegExp(`[?&]mlat=${NUMBER}&(?:amp;)?mlon=${NUMBER}`),
      new RegExp(`#map=\\d{1,2}(?:\\.\\d+)?/${NUMBER}/${NUMBER}`),
    ],
    longitudeFirst: false,
  },
  {
    host: /^https?:\/\/(?:www\.)?(?:maps\.yandex|yandex)\.[a-z.]{2,6}\//,
    forms: [
      new RegExp(`[?&](?:pt|whatshere%5Bpoint%5D|whatshere\\[point\\])=${NUMBER}${COMMA}${NUMBER}`),
      new RegExp(`[?&]ll=${NUMBER}${COMMA}${NUMBER}`),
    ],
    longitudeFirst: true,
  },
];

/** Points in addresses of Google Maps, OpenStreetMap and Yandex Maps (longitude first there). */
export function mapLinkPoints(text: string): readonly StatedPoint[] {
  const points: StatedPoint[] = [];
  for (const match of text.matchAll(LINK)) {
    const [address] = match;
    const site = SITES.find(({ host }) => host.test(address));
    if (site === undefined) continue;
    for (const form of site.forms) {
      const [, first, second] = form.exec(address) ?? [];
      if (first === undefined || second === undefined) continue;
      const [latitude, longitude] = site.longitudeFirst ? [second, first] : [first, second];
      points.push({
        latitude: Number(latitude),
        longitude: Number(longitude),
        start: match.index,
        end: match.index + address.length,
        spreadKm: 0,
        isLink: true,
      });
      break;
    }
  }
  return points;
}
