import { Readable } from 'node:stream';
import { LossledgerError } from '../../domain/errors.ts';
import { fileInZip } from './zip.ts';

/** Source: https://download.geonames.org/export/dump/readme.txt; data under CC BY 4.0. */
const GEONAMES = 'https://download.geonames.org/export/dump/';
const MOST_BYTES = 200 * 1024 ** 2;
const LONGEST_MS = 300_000;
const COUNTRY = /^[A-Z]{2}$/;

/** The lines of a country's dump, as GeoNames offers it for download. */
export async function downloadCountry(country: string, base: string = GEONAMES): Promise<Readable> {
  if (!COUNTRY.test(country)) {
    throw new LossledgerError('USAGE', `${country} is no ISO 3166 alpha-2 code: UA, RU, BY.`);
  }
  const address = new URL(`${country}.zip`, base);
  const zip = await download(address);
  return Readable.from([fileInZip(zip, `${country}.txt`)]);
}

async function download(address: URL): Promise<Uint8Array> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(LONGEST_MS) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await bounded(response, address);
  } catch (error) {
    if (error instanceof LossledgerError) throw error;
    const reason = error instanceof Error ? reasonOf(error) : String(error);
    throw new LossledgerError(
      'INPUT_MISSING',
      `${address.href} cannot be downloaded: ${reason}. Download it elsewhere and give it with --file.`,
      { cause: error },
    );
  }
}

/** What is behind "fetch failed". */
function reasonOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function bytesOf(response: Response): AsyncIterable<Uint8Array, unknown, unknown> | null {
  return response.body;
}

async function bounded(response: Response, address: URL): Promise<Uint8Array> {
  const body = bytesOf(response);
  if (body === null) return new Uint8Array(0);
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.byteLength;
    if (bytes > MOST_BYTES) {
      throw new LossledgerError(
        'INPUT_TOO_LARGE',
        `${address.href} has more than ${MOST_BYTES} bytes.`,
      );
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}
