import type { MediaOnRecord, MediaStats } from '../store/queries/media-stats.ts';
import type { LossMedia } from '../store/queries/reporting.ts';
import { counted, printable } from './output.ts';

/** A picture or video of a loss, as a person reads it. */
export function mediaLines(item: LossMedia): readonly string[] {
  const lines = [`  ${whatItIs(item)}`, `    ${printable(item.source_url)}`];
  if (item.alt_text !== null) lines.push(`    "${printable(item.alt_text)}"`);
  if (item.alike_sha256.length > 0) {
    const named = item.alike_sha256.join(', ');
    lines.push(`    ${counted(item.alike_sha256.length, 'file')} alike: ${named}`);
  }
  return lines;
}

const NOT_KEPT = {
  kept: '',
  waiting: 'still to be fetched',
  missing: 'could not be had',
  not_asked: 'not fetched',
} as const;

function whatItIs(item: LossMedia): string {
  if (item.media_sha256 === null) return NOT_KEPT[item.state];
  const size = item.width === null ? '' : ` ${item.width} x ${item.height}`;
  const problem = item.decode_error === null ? '' : `, ${item.decode_error}`;
  return `${item.media_sha256}  ${item.mime ?? 'of no known type'}${size}${problem}`;
}

/** A file on record, as a person reads it. */
export function recordedLines(media: MediaOnRecord): readonly string[] {
  const { seen, links, frames, frame_of, ...file } = media;
  const lines = Object.entries(file).map(
    ([name, value]) => `${name.padEnd(18)}${value === null ? '-' : printable(String(value))}`,
  );
  for (const sighting of seen) {
    const by = sighting.handle === null ? sighting.platform : `@${sighting.handle}`;
    lines.push('', `Seen: ${printable(by)}, ${printable(sighting.post_url ?? 'no address')}`);
    lines.push(`  ${printable(sighting.source_url)}`);
    if (sighting.alt_text !== null) lines.push(`  "${printable(sighting.alt_text)}"`);
  }
  if (frames.length > 0) lines.push('', 'Frames');
  for (const frame of frames) lines.push(`  ${frame.sha256}  at ${inSeconds(frame.at_ms)}`);
  for (const video of frame_of) {
    lines.push('', `Frame of ${video.sha256} at ${inSeconds(video.at_ms)}`);
  }
  if (links.length > 0) lines.push('', 'Linked');
  for (const { sha256, state, distance, reason, decided_by } of links) {
    const bits = distance === null ? '' : `, ${distance} bits`;
    const by = decided_by === null ? '' : `, by ${printable(decided_by)}`;
    lines.push(`  ${sha256}  ${state}${bits}: ${printable(reason)}${by}`);
  }
  return lines;
}

function inSeconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

/** What is kept, as a person reads it. */
export function statsLines({ links, addresses, ...counts }: MediaStats): readonly string[] {
  const lines: readonly (readonly [string, number])[] = [
    ['files', counts.files],
    ['  images', counts.images],
    ['  videos', counts.videos],
    ['  neither', counts.others],
    ['bytes', counts.bytes],
    ['undecodable', counts.undecodable],
    ['found by no other', counts.not_findable],
    ['to be hashed anew', counts.outdated],
    ['that say where', counts.with_location],
    ['seen', counts.sightings],
    ['  on posts', counts.posts],
    ['addresses kept', addresses.kept],
    ['  waiting', addresses.waiting],
    ['  missing', addresses.missing],
    ['  not asked', addresses.not_asked],
    ['links auto', links.auto],
    ['  confirmed', links.confirmed],
    ['  to review', links.review],
    ['  rejected', links.rejected],
  ];
  return lines.map(([name, count]) => `${name.padEnd(20)}${count}`);
}
