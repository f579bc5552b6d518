import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { LossledgerError } from '../../domain/errors.ts';
import { REFERENCE_FOLDER } from '../reference-data.ts';

const alpha3 = z.string().regex(/^[A-Z]{3}$/);

/** data/gazetteer/regions.json. */
const regionsFile = z.strictObject({
  source: z.string().min(10),
  countries: z.array(z.strictObject({ alpha2: z.string().regex(/^[A-Z]{2}$/), alpha3 })),
  /** A city that is a region of its own, and the region around it. */
  enclaves: z.array(z.strictObject({ city: z.string(), around: z.string() })),
  regions: z.array(
    z.strictObject({
      country: alpha3,
      /** GeoNames admin1 code. */
      code: z.string(),
      /** The usual English name with its kind. */
      name: z.string(),
      aliases: z.array(z.string()),
    }),
  ),
});
export type RegionTable = z.infer<typeof regionsFile>;

export async function loadRegionTable(folder: string = REFERENCE_FOLDER): Promise<RegionTable> {
  const file = join(folder, 'gazetteer', 'regions.json');
  try {
    return regionsFile.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LossledgerError('DATA_INVALID', `${file} cannot be used: ${reason}`);
  }
}
