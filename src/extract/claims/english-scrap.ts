import { eachWith } from './word-forms.ts';

const LOOKS =
  'burnt, burned, burnt out, burned out, charred, blackened, smouldering, smoldering, smoking, burning, flaming, blazing, twisted, mangled, ' +
  'melted, gutted, rusting, lifeless';
const HEAPS =
  'shell, hulk, wreck, ruin, carcass, skeleton, husk, heap, pile, mess, heap of metal, heap of scrap, pile of metal, pile of scrap';

/** What a machine is turned into, reduced to, left as. */
export const SCRAP =
  `${eachWith(eachWith('a', LOOKS), HEAPS)}, ` +
  `${eachWith('a pile of, a heap of, a mass of', 'melted, burnt, burned, charred, twisted, mangled, smoking, smouldering')}, a pile of rubber, ` +
  'fireworks, a ball of fire, a fiery wreck, its component parts, component parts, ' +
  'a pile of scrap metal, a heap of scrap metal, a pile of burning scrap, a pile of burning metal, a heap of burning metal, a burning heap of metal, ' +
  'scrap, scrap metal, a pile of scrap, a heap of scrap, a pile of metal, a heap of metal, metal, junk, a wreck, ' +
  'a burning wreck, a fireball, a torch, a bonfire, a barbecue, ashes, ash, dust, rubble, a charred skeleton, a colander, ' +
  'wrecks, hulks, torches, bonfires, wreckage, charcoal, confetti, cinders, embers, slag, molten metal, melted metal, ' +
  'twisted metal, a pile of twisted metal, a heap of twisted metal, a tangle of metal, burnt metal, burned metal, charred metal, ' +
  'spare parts, a puddle of metal, a puddle of aluminium, a puddle of aluminum, puddles of aluminium, razor blades, frying pans, ' +
  'a skeleton, a hulk, a burnt out hulk, a burned out hulk, a burnt hulk, a charred hulk, a smoking hulk, a smouldering hulk, ' +
  'a burnt shell, a burned shell, a burnt out shell, a burned out shell, a charred shell, an empty shell, a burnt out wreck, ' +
  'a burned out wreck, a charred wreck, a burnt wreck, a smoking wreck, a smouldering wreck, a smoking ruin, a ruin, ruins, ' +
  'matchwood, splinters, fragments, pieces, ash outlines, outlines, a scorch mark, scorch marks, a black spot, a black stain, ' +
  'a memory, an artificial reef, a reef, a submarine, atoms, molecules, a heap of iron, a pile of iron, a heap of rust, ' +
  'a smear, a dark smear, a black smear, a smudge, a stain, a dark stain, a dark patch, a black patch, a burnt patch, a burnt frame, a bare frame, its frame, its chassis, a bare chassis, a charred frame, a charred hull, a burned shell, a mangled wreck, mangled metal, ' +
  'a pile of rust, a heap of junk, a pile of junk, a pile of rubble, a pile of ash, a heap of ash, recyclables, ' +
  'a flaming torch, a burning torch, a blazing torch, a blazing wreck, a steel coffin, a coffin, a tin can';

/** Where a machine is sent by what destroys it. */
export const GRAVES =
  'the bottom, the bottom of the sea, the bottom of the black sea, the bottom of the river, the seabed, the sea floor, ' +
  'the riverbed, the river bed, the lakebed, scrap, the scrapyard, the scrap yard, the scrap heap, the scrapheap, the junkyard, ' +
  'the junk yard, the smelter, the smelters, the furnace, the melting pot, the dump, the graveyard, the cemetery, hell, heaven, ' +
  'the afterlife, the next world, the other world, the underworld, valhalla, kobzon, bandera, its ancestors, their ancestors, the forefathers, its maker, kingdom come, the happy hunting grounds, ' +
  'the depths, a watery grave, davy jones, feed the fish, the recycling bin, the bin';
