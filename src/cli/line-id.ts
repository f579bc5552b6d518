import { z } from 'zod';

/** What a line is known by. A number too large to be kept exactly would come back as another. */
export const lineId = z.union([
  z.string(),
  z.number().refine((id) => !Number.isInteger(id) || Number.isSafeInteger(id), {
    message: 'this number cannot be kept exactly; write it as a string, in quotes',
  }),
]);
