import { basename } from 'node:path';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadReferenceData, REFERENCE_FOLDER } from '../../../src/app/reference-data.ts';
import { equipmentFile } from '../../../src/domain/reference.ts';
import { CATEGORIES } from '../../../src/domain/vocabulary.ts';
import {
  mixedScriptWords,
  namesOfThings,
  repeated,
  sharedNames,
  strayFamilies,
} from './reference-checks.ts';

const reference = await loadReferenceData();
const models = reference.equipment.flatMap((file) => file.models);
