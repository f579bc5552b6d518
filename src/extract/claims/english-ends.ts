import { GRADES } from './english-damage.ts';
import { SCRAP } from './english-scrap.ts';
import type { SeparableVerb, StatusWords } from './grammar-types.ts';
import { eachWith } from './word-forms.ts';

/** What a machine can be lost to: "lost to a mine", "fell to FPV drones". */
const WHAT_KILLS =
  'a mine, mines, an anti-tank mine, anti-tank mines, a landmine, landmines, enemy fire, hostile fire, {adjective} fire, artillery fire, ' +
  'artillery, {adjective} artillery, a drone, drones, {adjective} drones, a {adjective} drone, an fpv, an fpv drone, fpvs, fpv drones, ' +
  'a missile, missiles, an atgm, a drone strike, drone strikes, a missile strike, an airstrike, an ambush, a direct hit, a lancet, lancets';
const BLOWS =
  'detonation, explosion, ammunition detonation, ammo detonation, ammunition explosion, ammo explosion, ammo rack detonation, ammo rack explosion, ' +
  'ammunition cook off, ammo cook off, cook off, turret toss';
const FORCE = 'catastrophic, massive, huge, violent, spectacular, internal, fatal, full';
const VICTIM =
  'the latest victim, the next victim, another victim, yet another victim, the first victim, the latest casualty, another casualty, a casualty, the latest loss, another loss';
const DEATHS = 'fiery, violent, spectacular, lonely, slow, ugly, quick, sudden, noisy, dramatic';
/** What smashes a machine until it is something else: "pounded into scrap". */
const POUNDED =
  'pounded into, hammered into, shelled into, bombed into, blasted into, smashed into, blown into, beaten into, burned to, burnt to, burned into, blasted to, pounded to, melted into';
const SPARED = "won't be, wont be, will not be, will never be";
const NEXT_TIME =
  'fire another shot, fire another round, fire another shell, fire another missile, fly another sortie, fly another mission, see another dawn, see another battle';
const LAST =
  'made its final, flew its final, drove its final, rolled its final, sailed its final, fired its final, made its last, flown its last, driven its last, rolled its last, sailed its last, flown its final, sailed its final';

/** What analysts and captions call the end of a machine. */
export const ENGLISH_ENDS: readonly StatusWords[] = [
  {
    status: 'destroyed',
    voice: 'participle',
    words:
      `${eachWith(POUNDED, SCRAP)}, ${eachWith('lost to, was lost to, were lost to', WHAT_KILLS)}, ${eachWith('bombed into, blasted into, shelled into, blown into, sent into', 'oblivion, nothingness, the stone age')}, ` +
      'blasted out of the sky, blasted from the sky, swatted from the sky, eviscerated, atomised, atomized, blasted by, blasted with, blitzed by, wiped off the map, wiped off the battlefield, wiped off the face of the earth, ' +
      'torn in two, torn in half, ripped in two, blown in two, blown in half, cut in two, blown open, ' +
      `${eachWith('recycled by, dismantled by, disassembled by, decommissioned by, lit up by, retired by, denazified by', WHAT_KILLS)}, ` +
      'permanently disabled, put out of action for good, put out of action forever, put out of action permanently, put out of service for good, ' +
      'sent to meet its maker, sent to meet their maker, sent to tank heaven, sent to the scrap pile, catastrophically killed, cata-killed, ' +
      'catastrophic kill, catastrophic k-kill, cata kill, complete write-off, total write-off, complete loss, total kill, ' +
      'hit and destroyed, hit and burned, hit and burnt out, struck and destroyed, hit and blown up',
  },
  {
    status: 'destroyed',
    voice: 'participle',
    unsure: true,
    tag: 'burning',
    words: 'engulfed, fully engulfed, completely engulfed, wreathed in flames, enveloped in flames',
  },
  {
    status: 'destroyed',
    voice: 'subject',
    words:
      `${eachWith('suffered, suffers, suffering, underwent, experienced', `${BLOWS}, ${eachWith('a', BLOWS)}, ${eachWith('an', BLOWS)}, ${eachWith(eachWith('a', FORCE), `${BLOWS}, kill, hit and burned`)}, a k-kill, a hard kill`)}, ` +
      `${eachWith('became, becomes, has become, is, was', eachWith(eachWith(VICTIM, 'of'), `${WHAT_KILLS}, the fighting, the battle, the minefield, the minefields`))}, ${eachWith('died, dies, dying', eachWith('a', DEATHS).replaceAll(',', ' death,').concat(' death'))}, ` +
      `${eachWith('succumbed to, succumbs to', WHAT_KILLS)}, ${eachWith('fell to, falls to', WHAT_KILLS)}, ` +
      `${eachWith(SPARED, 'going home, coming home, troubling anyone, bothering anyone, terrorising anyone, terrorizing anyone, joining the parade, taking part in any')}, ` +
      `${eachWith('will not, wont, will never, would never', NEXT_TIME)}, ${LAST}, ` +
      `${eachWith('failed to survive, fails to survive, could not survive, couldnt survive', `${WHAT_KILLS}, a hit, the hit, an fpv hit, the encounter, an encounter, the strike, the attack, the meeting`)}, ` +
      'flipped its lid, flips its lid, blows its lid, ' +
      `${eachWith('joined the, joins the, entered the', 'turret tossing contest, turret toss contest, turret tossing competition, turret toss competition, turret tossing championship, turret space program')}, ` +
      'will see no more, will hear no more, will jam no more, sees no more, hears no more, kaboom, ka-boom, went kaboom, goes kaboom, go boom, went up like a, goes up like a, went off like a firework, went off like fireworks, went off like a bomb, ' +
      'went off like a roman candle, is nothing more than scrap, is now nothing more than scrap, is now nothing more than scrap metal, is now nothing but scrap, is nothing but scrap metal, ' +
      'went to tank heaven, gone to tank heaven, ' +
      `${eachWith('resulting in, leading to', 'its destruction, its complete destruction, its total destruction, its loss, the loss of the vehicle, the destruction of the vehicle, a catastrophic kill, a catastrophic explosion, a catastrophic detonation, an ammunition detonation')}`,
  },
  {
    status: 'destroyed',
    voice: 'active',
    words:
      'chalk up, chalks up, chalked up, chalking up, notch up, notches up, notched up, racked up, racks up, eviscerates, eviscerate, blasts apart, ' +
      'one for the scrap heap, another one for the scrap heap, another one for the scrapyard, one for the scrapyard, one more for the scrap heap, one more for the scrapyard',
  },
  {
    status: 'destroyed',
    voice: 'active',
    unsure: true,
    tag: 'lost',
    words: eachWith(
      'among the losses, among its losses, among their losses, among the confirmed losses, among the latest losses',
      'was, were, is, are',
    ),
  },
  {
    status: 'destroyed',
    voice: 'noun',
    words:
      `${eachWith('burnt, burned, burnt-out, burned-out, charred, blackened, smouldering, smoldering, smoking, burning, twisted, mangled, rusting, gutted, shattered', 'shell of, hull of, hulk of, remains of, wreck of, remnants of, husk of, wreckage of')}, ` +
      `${eachWith('this used to be, this once was, this was once, until recently this was, until yesterday this was, not long ago this was', 'a, an')}`,
  },
  {
    status: 'destroyed',
    voice: 'loses',
    unsure: true,
    tag: 'lost',
    words:
      'announced the loss of, admitted the loss of, admits the loss of, acknowledged the loss of, acknowledges the loss of, conceded the loss of, suffered the loss of, ' +
      'mourned the loss of, mourns the loss of, confirmed the loss of its, reported the loss of its, confirmed the loss of one of its, reported the loss of one of its',
  },
  {
    status: 'captured',
    voice: 'active',
    words:
      'proud owner of a, proud owner of an, proud owners of a, proud owners of an, proud new owner of a, proud new owner of an, proud new owners of a, proud new owners of an',
  },
  {
    status: 'damaged',
    voice: 'participle',
    words:
      'mission-killed, mission killed, incapacitated, scarred by shrapnel, scarred by fragments, scarred by a, halted by a mine, stopped by a mine, stopped by mines, halted by mines',
  },
  {
    status: 'damaged',
    voice: 'noun',
    words: 'mission kill, mission kill on, mission kill of, firepower kill, firepower kill on',
  },
  {
    status: 'damaged',
    voice: 'active',
    words:
      `${eachWith('inflicted, inflicts, caused, causes, dealt, deals, did', GRADES.map((grade) => `${grade}damage on,${grade}damage to`).join(','))}, ` +
      `${eachWith(eachWith('tore, tears, blew, blows, knocked, knocks, ripped, rips, took, shot', 'a, the, one, both, its'), 'track off, tracks off, wheel off, wheels off')}, ` +
      `${eachWith('knocked, blew, tore, shot, ripped', 'tracks off, wheels off')}`,
  },
  {
    status: 'damaged',
    voice: 'subject',
    words: eachWith(
      'had its, has its, had the, with its',
      'engine knocked out, engine shot out, engine destroyed, optics destroyed, optics knocked out, optics smashed, gun disabled, radar knocked out, track knocked off, tracks knocked off, wheel torn off',
    ),
  },
];

export const ENGLISH_ENDS_SEPARABLE: readonly SeparableVerb[] = [
  {
    status: 'destroyed',
    voice: 'subject',
    verbs: eachWith(
      SPARED,
      'firing at, firing on, shelling, bombing, shooting at, terrorising, terrorizing, hunting',
    ),
    closers: 'any more, anymore, any longer, ever again, again',
  },
  {
    status: 'abandoned',
    verbs: 'leave, leaves, left, leaving',
    closers:
      'with the engine running, with its engine running, with the keys in, with full ammunition, with all its ammunition, with a full tank, with open hatches, with the hatches open',
  },
  {
    status: 'destroyed',
    verbs: 'add, adds, added, adding, put, puts',
    closers: eachWith(
      'to the, to its, to their, to our',
      'scrap pile, scrap heap, scrapheap, kill list, kill count, kill tally, pile of scrap, list of losses, list of kills, graveyard',
    ),
  },
  {
    status: 'destroyed',
    verbs: 'another, one more, yet another',
    closers: 'down near, down outside, down over, down after, down thanks to',
  },
  {
    status: 'destroyed',
    verbs:
      'blast, blasts, blasted, blasting, bomb, bombed, pound, pounded, shell, shelled, hammer, hammered, blow, blew, smash, smashed, burn, burned, burnt',
    closers: `${eachWith('into', SCRAP)}, ${eachWith('to', SCRAP)}, into oblivion, to oblivion, off the map, out of the sky, out of the air`,
  },
  { status: 'destroyed', verbs: 'leave, leaves, left, leaving', closers: SCRAP },
  {
    status: 'destroyed',
    tag: 'burning',
    verbs: 'leave, leaves, left, leaving',
    closers:
      'burning, in flames, ablaze, on fire, engulfed in flames, in ruins, in pieces, smouldering, smoldering',
  },
  {
    status: 'abandoned',
    verbs: 'crew of, crews of, driver of, crew had left',
    closers:
      'fled, ran away, ran off, bailed out and fled, bailed out and ran, bailed and ran, jumped out and ran, got out and ran, abandoned it, deserted it, took to its heels, took to their heels',
  },
];
