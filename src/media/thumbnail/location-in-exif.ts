/** The tag of IFD0 that points at the GPS directory, and bytes of an entry (Exif 2.32, 4.6.3). */
const GPS_POINTER = 0x8825;
const ENTRY_BYTES = 12;
const HEADER = 'Exif\0\0';
/** Real directories have a few dozen. */
const MOST_ENTRIES = 1_000;

/** Whether EXIF metadata hold a place. */
export function holdsLocation(exif: Uint8Array): boolean {
  const start = isPrefixed(exif) ? HEADER.length : 0;
  if (exif.byteLength < start + 8) return false;
  const tiff = new DataView(exif.buffer, exif.byteOffset + start, exif.byteLength - start);
  const order = tiff.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return false;
  const isLittle = order === 0x4949;
  const directory = tiff.getUint32(4, isLittle);
  if (directory + 2 > tiff.byteLength) return false;
  const entries = Math.min(tiff.getUint16(directory, isLittle), MOST_ENTRIES);
  for (let index = 0; index < entries; index += 1) {
    const at = directory + 2 + index * ENTRY_BYTES;
    if (at + ENTRY_BYTES > tiff.byteLength) return false;
    if (tiff.getUint16(at, isLittle) === GPS_POINTER) return true;
  }
  return false;
}

function isPrefixed(exif: Uint8Array): boolean {
  return Buffer.from(exif.subarray(0, HEADER.length)).toString('latin1') === HEADER;
}
