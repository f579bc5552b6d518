import type { StatusWords } from './grammar-types.ts';
import { eachWith } from './word-forms.ts';

const CREWS = [
  'crew',
  'the crew',
  'a crew',
  'its crew',
  'their crew',
  'their crews',
  'crews',
  'its owners',
  'the owners',
  'its driver',
  'the driver',
  'its {adjective} crew',
  'the {adjective} crew',
  'its fleeing crew',
  'fleeing crew',
  'fleeing {force}',
  'the fleeing {force}',
  'the retreating {force}',
  'retreating {force}',
  'retreating troops',
];
const RAN =
  'fled, ran, ran away, ran off, has fled, left it, abandoned it, gone, long gone, legged it, bailed, bailed out, has bailed, withdrew, ' +
  'withdrew on foot, left on foot, walked away, walked off, walked home, fled on foot, escaped on foot, took to their heels, ' +
  'runs, flees, flee, bails, bails out, bail out, runs away, runs off, walks away, legs it, leaves it, leaves on foot, left running, gone home, has run, have run, had fled, had run, had bailed out, are fleeing, is fleeing, fleeing, running away, dismounted and ran, scattered, ran into the woods, fled into the woods, ran into the forest, fled on foot, got out and ran, gets out and runs, ' +
  'jumped out and ran, deserted, deserted it, nowhere to be seen, nowhere in sight';
const LEFT_PLACES =
  'in a barn, in a hangar, in a garage, in a shed, in an orchard, in a garden, in a courtyard, in a trench, in a ravine, in a gully, in a crater, in a shell hole, in a hollow, in a treeline, in the treeline, in a tree line, in a forest belt, in a swamp, in a marsh, in a river, in the snow, in the sand, in a street, in the street, in a village, in a pond, in a puddle, in a canal, ' +
  'in working order, in good order, in good condition, in running order, in one piece, behind in, at the crossroads, at the crossing, at the checkpoint, on the bridge, on the beach, on the railway, on the runway, on the airfield, ' +
  'with its hatches open, with open hatches, with the hatch open, with hatches open, without diesel, without petrol, without its crew, to its own devices, between the lines, ' +
  'there, where it stood, where they stood, where it stopped, on the field, on the battlefield, on the road, on the roadside, by the road, by the roadside, ' +
  'in a ditch, in the ditch, in the mud, in the field, in a field, in the open, in the forest, in the woods, in the yard, in the village, ' +
  'in no mans land, in the grey zone, in the gray zone, in the swamp, in the marsh, in the river, on the shore, on the bank, ' +
  'at the side of the road, to its fate, to their fate, to the mercy of fate, stuck, bogged, bogged down, as it was, as is, ' +
  'with the keys, with keys in, with the engine running, with its engine running, with full ammunition, with full ammo, with its ammunition, loaded, ' +
  'fully loaded, on a mine, on mines, in a minefield, in the minefield, stranded, standing, in place, in perfect condition, unattended, unguarded, without fuel, without a crew, to rust, to rot';

export const ENGLISH_ABANDONED: readonly StatusWords[] = [
  {
    status: 'abandoned',
    voice: 'participle',
    words:
      `abandoned, aband, abnd, left behind, ditched, deserted, forsaken, discarded, dumped, derelict, marooned, ${eachWith('left by', CREWS.join(','))}, ` +
      `${eachWith('left intact by, left undamaged by, left standing by, left there by, left empty by', CREWS.join(','))}, found empty, found deserted, found derelict, ` +
      `${eachWith('thrown by', CREWS.join(','))}, ${eachWith('left', LEFT_PLACES)}, orphaned, ownerless, crewless, thrown away, forgotten, ` +
      'left for us, left to us, stuck and left, bogged and left, bogged down and left, unclaimed, cast away',
  },
  {
    status: 'abandoned',
    voice: 'active',
    words:
      'abandons, abandon, abandoning, leaving behind, leaves behind, leave behind, left behind, ran and left, ran away and left, fled and abandoned, ran and abandoned, fled and left, ditches, ditch, ditching, deserts, ' +
      'deserting, dumps, dumping, bailed out of, bails out of, bailing out of, bail out of, fled from, ran away from, ran from, ' +
      'fled leaving, ran leaving, forgot, jumped out of, walked away from, legged it from, leapt out of, ' +
      'left to us, ' +
      'having to leave, having to abandon, has to leave, have to leave, have to abandon, got out of and ran, bolted from, fleeing from their, climbed out of and, ' +
      'had to leave, had to abandon, forced to leave, forced to abandon, were forced to abandon, parted company with',
  },
  {
    status: 'abandoned',
    voice: 'subject',
    words:
      CREWS.flatMap((crew) => [
        `where ${crew} left it`,
        `where ${crew} left them`,
        `where ${crew} abandoned it`,
        `after ${crew} fled`,
        `after ${crew} ran`,
        `after ${crew} bailed`,
        `when ${crew} fled`,
        `when ${crew} ran`,
      ]).join(', ') +
      ', where it was left, where they were left, left where it stood, no crew in sight, with nobody inside, nobody inside, nobody in it, with no crew, ' +
      'were simply left, was simply left, were just left, was just left, stayed behind, stays behind, stayed in the ditch, stayed on the field, stayed on the battlefield, stayed in the mud, stayed in no mans land, ' +
      'remained on the battlefield, remained on the field, remained in the field, remained in no mans land, remained in the mud, ' +
      'remains on the battlefield, stayed in the field, stayed where it was, stayed where it stood, stands abandoned, stands empty, stood empty, ' +
      'ran out of fuel and was left, ran out of petrol and was left',
  },
  {
    status: 'abandoned',
    voice: 'subject',
    ofPart: true,
    words: eachWith('crew, the crew, its crew, crews, their crews', RAN),
  },
  { status: 'abandoned', voice: 'noun', words: 'abandonment' },
];
