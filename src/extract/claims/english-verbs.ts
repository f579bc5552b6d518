import { GRAVES, SCRAP } from './english-scrap.ts';
import type { SeparableVerb } from './grammar-types.ts';
import { eachWith } from './word-forms.ts';

export const ENGLISH_SEPARABLE: readonly SeparableVerb[] = [
  {
    status: 'captured',
    verbs: 'add, adds, added, adding',
    closers:
      'to its stock, to our stock, to their stock, to our collection, to its collection, to their collection, to our fleet, to its fleet, to our park, to its park, ' +
      'to its trophies, to our trophies, to their trophies, to its motor pool, to our motor pool',
  },
  {
    status: 'captured',
    voice: 'subject',
    verbs: 'in, into',
    closers: 'hands, possession, custody',
  },
  {
    status: 'destroyed',
    verbs: 'blow, blows, blew, blowing',
    closers: 'up, apart, to pieces, to bits, to smithereens, to hell, sky high, to kingdom come',
  },
  {
    status: 'destroyed',
    verbs: 'take, takes, took, taking, knock, knocks, knocked, knocking',
    closers: 'out',
  },
  {
    status: 'destroyed',
    verbs:
      'knock, knocks, knocked, knocking, blast, blasted, blow, blew, blown, pluck, plucked, swat, swatted, pick, picked',
    closers: 'out of the sky, from the sky, out of the air',
  },
  {
    status: 'destroyed',
    verbs: 'render, renders, rendered, rendering',
    closers: 'unusable, inoperable, inoperative, useless, unserviceable, irreparable',
  },
  {
    status: 'destroyed',
    verbs: 'put, puts, putting, send, sends, sent, sending',
    closers: 'on the bottom, at the bottom, on the seabed, on the riverbed, under the water',
  },
  {
    status: 'destroyed',
    verbs:
      'shoot, shoots, shot, shooting, bring, brings, brought, bringing, take, takes, took, taking',
    closers: 'down, out of the sky, out of the air',
  },
  { status: 'destroyed', verbs: 'wipe, wipes, wiped, wiping', closers: 'out' },
  { status: 'destroyed', verbs: 'finish, finishes, finished, finishing', closers: 'off' },
  {
    status: 'destroyed',
    tag: 'burning',
    verbs: 'set, sets, setting, put, lit',
    closers: 'on fire, ablaze, alight, in flames',
  },
  {
    status: 'destroyed',
    verbs:
      'turn, turns, turned, turning, reduce, reduces, reduced, reducing, transform, transforms, transformed, convert, converts, ' +
      'converted, make, makes, made',
    closers: `${eachWith('into', SCRAP)}, ${eachWith('to', SCRAP)}`,
  },
  {
    status: 'destroyed',
    verbs: 'send, sends, sent, sending',
    closers:
      `${eachWith('to', GRAVES)}, ${eachWith('back to', GRAVES)}, up in flames, up in smoke, to pieces, for scrap, for remelting, sky high, ` +
      'into orbit, to the moon, into space, to sleep, to rest',
  },
  {
    status: 'destroyed',
    verbs: 'tear, tears, tore, tearing, rip, rips, ripped, ripping, blast, blasts, blasted, pull',
    closers: 'apart, to pieces, to shreds, to bits',
  },
  {
    status: 'damaged',
    verbs: 'put, puts, putting',
    closers: 'out of action, out of commission, out of order, out of service',
  },
  {
    status: 'abandoned',
    verbs: 'leave, leaves, left, leaving',
    closers:
      'behind, to rust, to rot, unattended, in the open, on the field, on the battlefield, in the mud, in a ditch, in the ditch, to its fate, to their fate',
  },
  {
    status: 'captured',
    verbs:
      'take, takes, took, taking, get, gets, got, bring, brought, tow, towed, tows, towing, drag, dragged',
    closers:
      'as a trophy, as trophy, as trophies, as our trophy, as a war trophy, as spoils, intact, in one piece',
  },
  {
    status: 'captured',
    verbs:
      'tow, tows, towed, towing, haul, hauls, hauled, drag, drags, dragged, dragging, winch, winched, winches',
    closers: 'away, off, out, home, back to our lines',
  },
];

/** Phrases in which these words tell of no loss. */
export const ENGLISH_IDIOMS =
  'crashed the party, crashed into politics, burning question, burning questions, got lost, gets lost, getting lost, lost a lot of, lost out to, lost to generosity, fell in with, down to earth, holed up, dead heat, burning midnight oil, torch bearer, knocked about the idea, broke down in tears, burned rubber, burnt fingers, took home medals, went to heaven and back, surrendered their lives, surrendered to police, did for us what, dealt with the consequences, keeps losing, keep losing, kept losing, lost contact, lost track, lost count, lost sight, lost interest, lost touch, lost ground, lost time, lost momentum, ' +
  `${eachWith('burnt, burned, destroyed, damaged, abandoned, wrecked, burned-out, burnt-out', 'looking, -looking')}, ` +
  'inflicted fire damage, inflicting fire damage, fire damage was inflicted, inflicted fire defeat, ' +
  `${eachWith('almost, nearly, just about', 'destroyed, burned, burnt, shot down, knocked out, captured, sank, sunk, lost, killed, took out, blew up, downed, hit')}, ` +
  'falls short, joined the, list of destroyed, lists of destroyed, list of lost, list of captured, list of downed, number of destroyed, numbers of destroyed, count of destroyed, ' +
  'had them taken away, had it taken away, had them towed away, had it towed away, ' +
  'lost patience, lost hope, lost his life, lost her life, lost their lives, lost their life, lost his leg, lost his arm, ' +
  'captured on video, captured on camera, captured on film, captured on tape, captured on footage, captured from the air, ' +
  'captured by satellite, captured by a satellite, captured by a camera, captured by drone camera, captured by a photographer, ' +
  'captured in a photo, captured in this photo, captured in the video, captured in a video, captured the moment, captured footage, ' +
  'captured imagery, captured images, captured a video, captures the moment, captures footage, ' +
  'taken out of, took out of, take out of, knocked out of the cup, knocked out of the tournament, knocked out of the race, knocked out of the game, knocked out of the league, knocked out of the top, ' +
  'out of, out to, out for, out into, up to, up the, up a, up for, up with, up and, ' +
  'off the, off to, away from, behind the, behind a, behind them, behind us, behind it, ' +
  'gone to, gone into, gone through, gone north, gone south, gone east, gone west, gone for, gone from, gone by, gone viral, gone back, ' +
  'gone over, have gone, had gone, having gone, long gone days, ' +
  'fell short, fell behind, fell silent, fell back, fell asleep, fell in love, falls short, fell under, falls under, ' +
  'went down the, went down to, went down in history, goes down in history, came down to, comes down to, came down with, came down hard, ' +
  'ejected flares, ejects flares, ejecting flares, ejected decoys, ejected chaff, ejects decoys, ' +
  'coming down the, going down the, had to bring it down, bring it down safely, brought it down safely, ' +
  'burn well, burn just, burn like, burn the same, burn too, burn as good, burn nicely, burn beautifully, burn brightly, burns well, ' +
  'burns just, burns like, burns too, burn easily, burn very well, burn perfectly, burn the midnight oil, burning question, ' +
  'burned into, burnt offering, burned through, burns through, burning through, ' +
  'sunk cost, sinking feeling, killed in action, killed the engine, killed time, exploded in popularity, smoke screen, ' +
  'smoking area, smoking gun, minus degrees, destroyed in arma, crash course, crash test, hit the road, dumped shells, ' +
  'written off as, write off as, caught up, caught in, caught between, caught on camera, caught on video, caught on film, caught on tape, forgot to, forgot about, forgotten by, ' +
  'went up to, went up for, went up by, went up in price, took over as, takes over as, kill zone, kill chain, kill switch, shot up to, ' +
  'grabs attention, grabbed attention, nailed it, smoked out, dispatched to, dispatched from, roasted on, cooked up, ' +
  'erupted into, disabled people, disabled person, in pieces on';
