import { GRAVES, SCRAP } from './english-scrap.ts';
import type { StatusWords } from './grammar-types.ts';
import { eachWith } from './word-forms.ts';

const LAST_DEEDS =
  'fire, shoot, fly, drive, roll, sail, move, return, take off, see action, dig, tow, jam, carry anyone, work, serve';

const AGAIN_ING =
  'firing again, shooting again, flying again, driving anywhere, driving again, sailing again, moving again, going anywhere, coming back';
/** What a machine does as long as it is whole. */
const DEEDS_NOW =
  'fires, fire, shoots, flies, fly, jams, sails, floats, threatens, terrorises, terrorizes, torments, hunts, guards, covers, protects, shells, ' +
  'poses a threat, works for, sees anything, hears anything, rolls, drives';

/** "Will never fly again", "won't fire again", "will shoot no more". */
function neverAgain(): string {
  const nevers = "will never, will not, won't, wont, never to, can never, is never going to";
  const again = eachWith(nevers, LAST_DEEDS)
    .split(', ')
    .map((form) => `${form} again`);
  const noMore = eachWith('will, shall', LAST_DEEDS)
    .split(', ')
    .map((form) => `${form} no more`);
  const anyMore = eachWith("won't, wont, will not", LAST_DEEDS)
    .split(', ')
    .flatMap((form) => [`${form} any more`, `${form} anymore`]);
  const beAgain = eachWith(
    "will not be, won't be, wont be, will never be, is not going to be",
    AGAIN_ING,
  );
  return [...again, ...noMore, ...anyMore, beAgain, eachWith('no longer', DEEDS_NOW)].join(', ');
}

const BACK =
  'come back, come back home, make it back, make it home, make it out, make it far, get far, make it through, come home, ' +
  'make it to the front, make it to our positions, live to see, return from the mission, return from its mission, ' +
  'return from a mission, return from the sortie, return from a sortie, return from the battle, return to base, return home';
const NOT = "did not, didn't, didnt, does not, doesn't, failed to, never managed to";
const NEVER_CAME =
  'came back, came home, made it back, made it home, made it out, made it through, got far, got there, reached its target, ' +
  'reached the front, left the field, left the treeline, arrived';

const PARTED = 'apart, to pieces, to bits, to shreds, in half, in two, into pieces, into two';

/** Idioms that say what became of a machine. */
export const ENGLISH_FATES: readonly StatusWords[] = [
  {
    status: 'destroyed',
    voice: 'participle',
    words:
      `${eachWith('sent to, sent back to, sent off to, dispatched to, consigned to, condemned to', GRAVES)}, ` +
      `${eachWith('turned into, turned to, reduced to, converted into, converted to, transformed into, left as, made into', SCRAP)}, ` +
      'sent for scrap, sent for remelting, sent for recycling, sent to feed the fish, ' +
      'finished by, ended by, killed by, killed off, felled, sorted out, put out of its misery, put out of their misery, laid low, ' +
      'torn to bits, torn open, blown open, split open, burst open, cut to pieces, cut to ribbons, cut in half, broken in half, broken in two, ' +
      'burnt through, burned through, burnt to cinders, burned to cinders, burnt to the axles, burnt down to the axles, ' +
      'burnt to the wheels, melted, melted down to, erased from existence, put beyond repair, beyond repair, beyond recovery, ' +
      'beyond saving, past repair, good only for scrap, good only for parts, fit only for scrap, only good for scrap, ' +
      'zeroed, rekt, yeeted, bonked, ammoracked, ammo-racked, barbecued, cremated, carbonised, carbonized, spread over a field, ' +
      'scattered across a field, blown to kingdom come, blown to scrap, blown to shreds, blown to atoms, shot to ribbons, ' +
      'made into scrap, burned up, burnt up, set fire to, put to the torch, consumed by fire, consumed by flames, claimed by fire, ' +
      'destroyed by fire, k-killed, hard killed',
  },
  {
    status: 'destroyed',
    voice: 'active',
    words:
      `${eachWith('sends to, sent to, sending to', GRAVES)}, ` +
      `${eachWith('had to, have to, were forced to, was forced to, had no choice but to, we had to, they had to', 'destroy, blow up, burn, scuttle, torch, demolish, set fire to, write off, finish off')}, ` +
      'dismantled, dealt with, did for, does for, sort out, sorts out, sorting out, sorted out, dismantles, dismantling, takes apart, took apart, taking apart, ' +
      'fells, felling, accounted for, accounts for, accounting for, took care of, takes care of, taking care of, ' +
      'tears open, tore open, tearing open, splits open, cut down, cuts down, made mincemeat of, makes mincemeat of, ' +
      'made toast of, made a bonfire of, make a bonfire of, makes a bonfire of, made scrap of, made scrap out of, makes scrap of, make scrap of, ' +
      'makes scrap out of, ended the career of, ended the life of, ended the days of, ends the career of, ended the journey of, ' +
      'ended the war for, ended the service of, cut short the career of, cut short the life of, cut short the journey of, ' +
      'puts out of its misery, burnt out, burned out, burned down, burnt down, put a torch to, set fire to, sets fire to, setting fire to, ' +
      'one less, one fewer, rip, goodbye, bye bye, bye-bye, farewell to, adieu to, so long to, gone is, gone are, gone was, gone too is, ' +
      'down goes, down went, there goes, there went, up goes, up went, up in smoke went, away went, flattens, incinerate, melts, ' +
      'blows to pieces, blows to bits, blew to pieces, blew to bits, blew to smithereens, rips to pieces, tore to pieces, tears to pieces, ' +
      'burned to the ground, burnt to the ground, drowned, drowns, zeroes, zeroed, yeets, cremates',
  },
  {
    status: 'destroyed',
    voice: 'subject',
    words:
      `${neverAgain()}, ${eachWith('all', SCRAP)}, ${eachWith(NOT, BACK)}, ${eachWith('never', NEVER_CAME)}, ` +
      `${eachWith('broke, breaks, breaking, came, comes, coming, flew, flies, flying, split, splits, snapped, burst, went, fell, falls', PARTED)}, ` +
      `${eachWith('is, are, was, were, is now, are now, is just, is only, is nothing but, is nothing more than, became, becomes, become, ended as, ended up as, ended up, ends up as, lies as, lie as, now, is already, are already, was left, were left, was left as, were left as', SCRAP)}, ` +
      `${eachWith('went to, goes to, going to, gone to, went straight to, went back to, was off to, is off to, off to, headed to, departed for, left for, on its way to, sank to', GRAVES)}, ` +
      'lies on the seabed, lies on the bottom, lie on the bottom, lies at the bottom, lie at the bottom, rests on the seabed, rests on the bottom, rests at the bottom, ' +
      'is on the seabed, is on the bottom, is at the bottom, on the sea floor, on the bottom of the, now on the bottom, ' +
      'foundered, founders, foundering, drowned, drowns, drowning, went down by the stern, went down by the bow, slid beneath the waves, ' +
      'slipped beneath the waves, slipped under the waves, slid under the water, disappeared under the water, disappeared beneath the waves, ' +
      'broke up, breaks up, breaking up, burnt up, burned up, opened like a tin, opened like a tin can, opened up like a tin can, ' +
      'opened up like a can, popped like a can, popped its top, blew its top, blew its lid, lost its head, ' +
      'is dead, are dead, is now dead, is stone dead, is done, is done for, are done for, is finished, is kaput, is out of the game, ' +
      'is out for good, are out for good, out of action for good, was killed by, were killed by, got killed by, gone for good, is gone for good, lost for good, lost forever, ' +
      '' +
      'is no longer with us, is no longer among the living, no longer among the living, is no longer a problem, is no longer a threat, ' +
      'no longer poses a threat, flew its last, fired its last, drove its last, rolled its last, sailed its last, made its last, ' +
      'had its last, fought its last, met its last, last seen burning, met its death, met their death, met its doom, met its waterloo, ' +
      'met its match, came to an end, came to its end, came to a sticky end, came to a fiery end, comes to an end, came to grief, comes to grief, ' +
      'found its final resting place, found its resting place, found eternal rest, found its last resting place, ' +
      'rests in peace, rest in peace, rested in peace, went home in pieces, went home in a box, kicked the bucket, ' +
      'pushing up daisies, passed away, passed on, shuffled off, popped its clogs, ended there, ended here, stayed there for good, ' +
      'stayed there forever, stayed forever, remained there forever, remained forever, remains forever, stays forever, stayed to burn, ' +
      'left to burn, was left to burn, remained to burn, left burning, was left burning, were left burning, left in flames, left smoking, ' +
      'went up like a torch, went up like a match, went up like a candle, burned like a torch, burnt like a torch, burns like a torch, ' +
      'burned like a candle, burnt like a candle, burns like a candle, burned like a match, lit up like a torch, lit up like a match, ' +
      'lit up like a christmas tree, flared up, went up with a bang, went up with a boom, blew sky high, went sky high, flew into the air, ' +
      'flew up into the air, took off into the sky, reached for the sky, took its first flight, into orbit, went into orbit, into space, into the stratosphere, ' +
      'is a burnt out shell, is a total write-off, are a total loss, are write-offs, are total losses, is beyond repair, are beyond repair, ' +
      'was beyond repair, not worth repairing, not worth fixing, cannot be repaired, cannot be restored, can not be repaired, cant be repaired, could not be saved, ' +
      'could not be repaired, couldnt be saved, ripped in half, torn in half, burned all night, burnt all night, burned for hours, burnt for hours, ' +
      'burned the whole night, burned merrily, burned brightly, burns merrily, burned away, burnt away, burns away, burning away, ' +
      'got what it deserved, got its due, got what was coming',
  },
  {
    status: 'destroyed',
    voice: 'subject',
    ofPart: true,
    words:
      'cabin gone, cab gone, cabin blown off, cab blown off, tail blown off, tail torn off, nose blown off, ammunition detonated, ' +
      'ammo detonated, ammunition went off, ammo went off, ammunition cooked off, ammo cooked off, ' +
      'its ammunition detonated, its ammunition exploded, its ammunition went off, its ammunition cooked off, its ammo cooked off, ' +
      'the ammunition detonated, the ammunition went off, the ammunition cooked off, the ammo cooked off, ' +
      'with ammunition detonation, with ammo detonation, with detonation of ammunition, ' +
      `${eachWith('turret lying, turret lies, turret lay, turret resting, turret rests', 'upside down, on its back, on its roof, in the ditch, in a ditch, in the field, in the grass, in the road, on the road, beside it, next to it, nearby, behind it, metres away, meters away, apart, separately, on the ground')}, ` +
      'turret in the sunflowers, turret in the grass, ' +
      'turret in a tree, turret in the field, turret in the river, turret upside down, turret on the ground, turret next to it, ' +
      'turret beside it, turret a few metres away, turret metres away, turret went to space, turret went into orbit, turret in orbit, turret to the moon',
  },
  {
    status: 'destroyed',
    voice: 'loses',
    unsure: true,
    tag: 'lost',
    words:
      `${eachWith('losses amounted to, losses amount to, losses totalled, losses totaled, losses included, losses include, losses comprised, losses comprise, losses came to, losses were, losses stood at', 'up to')}, ` +
      'losses amounted to, losses amount to, losses totalled, losses totaled, losses included, losses include, losses comprised, losses came to, ' +
      'paid with, pays with, paid for it with, ' +
      'waves goodbye to, bade farewell to, bids farewell to, said farewell to, said bye to, say bye to, kissed goodbye to, ' +
      'wrote off, had to write off',
  },
  {
    status: 'destroyed',
    voice: 'subject',
    unsure: true,
    tag: 'lost',
    words: 'was lost to, were lost to, been lost to, being lost to',
  },
  {
    status: 'destroyed',
    voice: 'subject',
    scope: 'sea',
    words:
      'went down, goes down, going down, gone down, had gone down, has gone down, have gone down',
  },
  {
    status: 'destroyed',
    voice: 'subject',
    scope: 'air',
    words: 'gone down, had gone down, has gone down, have gone down, had come down, has come down',
  },
  {
    status: 'destroyed',
    voice: 'active',
    unsure: true,
    tag: 'lost',
    words:
      'cost us, cost them, cost the enemy, cost {force}, cost the {force}, cost the attackers, cost the defenders, ' +
      'cost the aggressor, costs them, costs the enemy, costing them, costing us, costing the enemy, costing the {force}',
  },
  {
    status: 'destroyed',
    voice: 'noun',
    words:
      'charred outline of, charred outlines of, burnt outline of, burnt outlines of, burned outlines of, outline of a burnt, silhouette of a burnt, ' +
      'corpse of, corpses of, cadaver of, grave of, tomb of, graves of, last flight of, last voyage of, last ride of, last drive of, last battle of, ' +
      'last trip of, last journey of, last minutes of, last dance of, final flight of, final voyage of, final ride of, final minutes of, final journey of, ' +
      'final resting place of, last resting place of, resting place of, end of one, death of one, ' +
      'what used to be a, what used to be an, what used to be the, what once was a, what once was an, what was once a, what was once an, what was recently a, ' +
      'that used to be a, that used to be an, which used to be a, that was once a, that once was a, formerly known as a, ' +
      'burnt carcass, burnt carcasses, charred carcass, rusting hulk, rusted hulk, rusty hulk, burnt out hulk, burned out hulk, burnt out hulks, ' +
      'burned out hulks, burnt hulk, burned hulk, charred hulk, charred hulks, rusting wreck, rusted wreck, rusting remains, ' +
      'rusty remains, mangled remains, twisted remains, scattered remains, wreck of, wrecks of, ashes of, ash of, funeral of, obituary of, ' +
      'k-kill, k-kill on, k kill on, hard kill on, confirmed kill on, confirmed kill of, bonfire of, fireball of, cremation of, vaporisation of, ' +
      'a grave for, grave for, graves for, tomb for, a tomb for, fiery end for, fiery end of, sad end for, the end for a, the end for another, ' +
      'end of the road for, end of the line for, game over for, lights out for, curtains for, sad fate of, sad fate for, ' +
      'fragments of, fragment of, pieces of a, pieces of the, bits of a, parts of a downed, tail section of, tail boom of, write-off, total loss of',
  },
  {
    status: 'destroyed',
    voice: 'subject',
    scope: 'air',
    words:
      'ditched in, ditched into, ditched off, ditches in, ditches into, ditched at sea, went into the sea, went into the water, fell into the sea, ' +
      'fell into the water, fell into a field, falls into the sea, fell into, slammed into, slams into, ploughed into, ' +
      'plowed into, smashed into, tumbled, tumbles, tumbled from the sky, tumbled to the ground, tumbled down, dropped from the sky, ' +
      'dropped out of the sky, drops out of the sky, drops from the sky, came crashing down, burned in the air, burnt in the air, ' +
      'exploded in the air, exploded in mid-air, crash-landed, crashlanded, belly-landed, never came home, did not come home, didnt come home, ' +
      'failed to return from, failed to come back, landed in pieces, came down in a, came down in the, came down near, came down over, ' +
      'disappeared from radar, disappeared from radars, vanished from radar, vanished from radars, dropped off radar, lawn-darted, was lost over, ' +
      'fell to earth, fell to the ground, falls to the ground, falls to earth, hit the sea, overran the runway, ' +
      'burst into flames on landing, broke up in flight, broke up in mid-air, suffered a crash, augered in',
  },
];
