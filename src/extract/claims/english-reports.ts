import { GRADES } from './english-damage.ts';
import { each, every, SCRAP } from './english-scrap.ts';
import type { SeparableVerb, StatusWords } from './grammar-types.ts';

const FOUND =
  'spotted and, found and, tracked and, located and, detected and, identified and, hunted and, caught and, spotted and promptly, found and promptly, ' +
  'spotted and quickly, found and quickly, promptly, swiftly';
const DRONES =
  'a lancet, lancets, an fpv, an fpv drone, fpvs, fpv drones, a drone, drones, a bayraktar, a himars, himars, a javelin, a stugna';
const CAME_BACK =
  'came back, comes back, came home, returned, returns, limped home, landed, withdrew, retreated, drove off, got away';
const TORN =
  'torn tail, shredded tail, torn wing, damaged tail, damaged wing, damaged engine, damaged rotor, holed tail, hole in the tail, hole in the wing, hole in its tail, hole in its wing, torn-off canard';
const BARRELS = 'barrel, gun barrel, gun tube, muzzle';
const SPLIT =
  'split, visibly split, clearly split, split open, burst, visibly burst, blown apart, peeled, peeled open';

/** What reports and eyewitnesses say became of a machine, in the plainest words. */
export const ENGLISH_REPORTS: readonly StatusWords[] = [
  {
    status: 'destroyed',
    voice: 'participle',
    words: `${every(FOUND, 'killed')}, ${each('got by', DRONES)}, ${each('found', 'wrecked, burnt, burned, burnt out, burned out, destroyed, charred, gutted')}, droned`,
  },
  {
    status: 'destroyed',
    voice: 'subject',
    words:
      `${every('is not, are not, was not, were not, isnt, arent', 'any more, anymore')}, is no more, are no more, was no more, were no more, ` +
      'was dead, were dead, is dead anyway, was dead anyway, was minus, were minus, is minus, never came out, did not come out, never got out again, ' +
      `${every('lay there as, lie there as, stand there as, stands there as', SCRAP)}`,
  },
  {
    status: 'destroyed',
    voice: 'subject',
    unsure: true,
    tag: 'lost',
    words: 'is lost, are lost, is now lost, are now lost',
  },
  {
    status: 'destroyed',
    voice: 'subject',
    scope: 'air',
    words: 'claimed down, claimed shot down, confirmed down, reported down, came down in pieces',
  },
  {
    status: 'destroyed',
    voice: 'subject',
    ofPart: true,
    words:
      `${every(BARRELS, SPLIT)}, full burn, complete burn, total burn, burns to nothing, trails burnt, trails burned, carriage burnt, carriage burned, frame burnt, frame burned, ` +
      'breech block on the ground, breech blown off, breech blown out',
  },
  {
    status: 'damaged',
    voice: 'participle',
    words:
      'out of order, put out of order, left listing, left listing badly, left limping, damaged only slightly, damaged only lightly',
  },
  {
    status: 'damaged',
    voice: 'subject',
    words:
      `${every('suffered only, suffers only, sustained only, received only, took only, escaped with only, got away with only', GRADES.map((grade) => `${grade}damage`).join(','))}, ` +
      `${every(CAME_BACK, 'damaged, badly damaged, heavily damaged, on one engine, full of holes')}, ${every(every(CAME_BACK, 'with a, with its'), TORN)}, ` +
      `${every('is, are, was, were', 'on the rocks, hard aground, listing badly, listing heavily, no longer combat-ready, not combat-ready, no longer combat ready, not combat ready, no longer seaworthy, no longer airworthy')}, ` +
      'ran aground on, hull cracked, hulls cracked',
  },
  {
    status: 'captured',
    voice: 'loses',
    words: 'left us, leaves us, leaving us, left for us',
  },
];

export const ENGLISH_REPORTS_SEPARABLE: readonly SeparableVerb[] = [
  { status: 'destroyed', verbs: 'lit, lights, lighting', closers: 'up' },
];
