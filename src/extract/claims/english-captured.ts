import type { StatusWords } from './grammar-types.ts';
import { eachWith } from './word-forms.ts';

/** "Handed over a tank" alone may be a donor's gift; whose own it was makes it a surrender. */
const GIVES_UP =
  `${eachWith('gave up, gives up, giving up, surrendered, surrenders, surrendering, handed over, hands over, gave away, turned over, turned in, brought over, yielded, delivered', 'his, their own, his own, her')}, ` +
  'defected with, defected in, deserted with, deserted in, came over with, came over in, crossed over with, crossed over in, ' +
  'crossed the front line in, crossed the lines in, crossed the line in, drove over to us in, drove to our side in, drove to us in, ' +
  'surrendered with, surrenders with, surrendered together with, surrendered along with, surrendered in, surrendered inside, gave themselves up with, gave himself up with';

const TOWERS =
  'farmers, a farmer, {adjective} farmers, a {adjective} farmer, local farmers, a local farmer, locals, villagers, a tractor, a {adjective} tractor, tractors, ' +
  'a local tractor driver, {adjective} troops, {adjective} soldiers, {adjective} forces, {force}, the {force}';

export const ENGLISH_CAPTURED: readonly StatusWords[] = [
  {
    status: 'captured',
    voice: 'participle',
    words:
      `${eachWith(eachWith('was, were, been, being, is', 'towed away by, towed off by, towed off the battlefield by, dragged off the battlefield by, towed off the field by, dragged off the field by, dragged away by, dragged off by, hauled away by, hauled off by'), TOWERS)}, ` +
      'captured, recaptured, seized, trophy, trophied, taken as a trophy, taken as trophy, taken as trophies, taken trophy, captured intact, ' +
      'confiscated, towed away, towed off, dragged away, hauled away, taken away, taken over, taken intact, taken whole, ' +
      'taken in one piece, taken from the enemy, commandeered, requisitioned, appropriated, expropriated, hijacked, stolen, ' +
      'snatched, nabbed, nicked, swiped, grabbed, retaken, trophy-taken, bagged as a trophy, hauled out, hauled off, hauled home, hauled back, ' +
      'dragged home, dragged off, winched away, winched off, ' +
      'driven home, driven back to our lines, driven to our lines, rounded up, driven off by a, driven off by locals, driven off by local residents, driven off by residents, driven off by villagers, driven away by locals, adopted by locals, adopted by farmers, adopted by a farmer, adopted by villagers, adopted by our, carried off, pinched, pocketed, looted, repossessed, impounded, ' +
      'taken as booty, taken as spoils, taken in battle, taken in good order, taken in working order, taken prisoner, taken captive, ' +
      'taken undamaged, taken alive, captured whole, captured in working order, captured undamaged, squeezed out, trophyed, war-trophied, ' +
      'took from the enemy, took from the {force}, took from the occupiers, took from the invaders, took from the paratroopers, took from the marines, took from the {adjective} army, took off the enemy, won from the enemy, ' +
      'taken from the {force}, taken from the {adjective} army, taken from the {adjective} troops, taken from the {adjective} forces, taken from {adjective} troops, taken from {adjective} forces, taken from the occupiers, taken from the invaders, taken from the aggressor, taken off the enemy, won from the enemy, won in battle, got in battle, ' +
      'acquired in battle, obtained in battle, salvaged for our needs, put to use by our, pressed into service by the {force}, prised from the enemy, ' +
      'nationalised, nationalized, liberated, press-ganged, conscripted, drafted into, enlisted into, mobilised into, mobilized into, put to work for, put to work against, ' +
      'spirited away, pressed into our service, dragged behind a tractor, towed by a tractor',
  },
  {
    status: 'captured',
    voice: 'active',
    words:
      'captures, capture, capturing, recaptures, recapture, recapturing, seizes, seize, seizing, took possession of, captured, ' +
      `${eachWith('haul, booty, trophies, spoils', 'is, was, are, were, includes, included, include, consists of, consisted of, comprises, comprised, counts, numbers')}, ` +
      'trophies, stole, steals, steal, stealing, snatches, grabs, nabs, hijacks, commandeers, took over, takes over, ' +
      'laid hands on, laid their hands on, lay their hands on, lays its hands on, laid its hands on, got their hands on, gets its hands on, got hold of, gets hold of, got as a trophy, got as trophies, ' +
      'took as a trophy, took as trophies, took trophy, took intact, took as trophy, retook, acquired as a trophy, winched away, winched off, ' +
      'hauled away, hauled off, hauled home, towed away, towed off, dragged off, dragged away, dragged home, drove off with, drove off in, ' +
      'drove away with, drove away in, drove home in, made off with, makes off with, ran off with, walked off with, walked away with, carried off, carries off, ' +
      'pinched, nicks, pinches, swipes, looted, helped themselves to, helped itself to, helps themselves to, pocketed, pockets, adopts, scooped up, ' +
      'takes home, take home, taking home, brings home, bring home, bringing home, drives home, drove home, driving home, rides home on, towing home, tows off, tow off, hauls off, haul off, hauling home, hauling off, hauling away, drags home, ' +
      'taking over, taking possession of, takes possession of, ' +
      'got themselves, got ourselves, got itself, got in battle, picked up as a trophy, finders keepers, ' +
      'took home, brought home, haul home, hauls home, hauls away, tows away, tows home, tow away, drags away, drags off, rounded up, ' +
      'relieved them of, relieved the enemy of, relieved the {force} of, relieved the invaders of, relieved the occupiers of, ' +
      'relieves the enemy of, relieves the {force} of, came into possession of, got our hands on, get their hands on, laid our hands on, ' +
      'confiscates, confiscate, requisitions, repossessed, repossesses, commandeer, impounds, impounded',
  },
  {
    status: 'captured',
    voice: 'subject',
    words:
      '' +
      'now serves in our, now in our service, in our service now, in our possession, ' +
      'is with us now, are with us now, now in our ranks, joins our ranks, joins our army, joins our fleet, joined our fleet, joined our side, ended up in our hands, ended up in our possession, fell to us, ' +
      'fell into our hands, fell into the hands of, ends up in our hands, got into our hands, came into our hands, passed into our hands, passed to our side, crossed over to our side, went over to our side, has changed hands, have changed hands, has changed owners, have changed owners, ' +
      'joined our army, joined our ranks, is on our inventory now, are on our inventory now, drafted into our army, changed hands, changes hands, changed owners, changed owner, changes owners, changed sides, switched sides, ' +
      'changed ownership, into the hands of, in the hands of, into our hands, in our hands, fell into enemy hands, ' +
      'in enemy hands, into enemy hands, became a trophy, became trophies, becomes a trophy, became our trophy, as a trophy, as trophies, ' +
      'now wears a {adjective} cross, wears a {adjective} cross now, now flies a {adjective} flag, now under {adjective} colours, under new management, ' +
      'found a new owner, has a new owner, has new owners, have new owners, got a new owner, got new owners, found new owners, found new owner, ' +
      'recovered by its old owners, ' +
      'is ours, are ours, is ours now, are ours now, is now ours, are now ours, its ours now, now ours, now belongs to us, belongs to us now, ' +
      'now works for us, now serves us, serves us now, now fights for us, now fights for {force}, now serves {force}, ' +
      'on our side now, switched allegiance, ' +
      'came over to our side, came over to us, defected, surrendered, surrenders, ' +
      'as booty, as spoils, as spoils of war, as war booty, as a war trophy, as a souvenir',
  },
  {
    status: 'captured',
    voice: 'noun',
    words:
      'capture, recapture, seizure, theft, trophies, booty, war booty, spoils, spoils of war, todays haul, our haul, haul of, war trophies, ' +
      'gift from the enemy, gift from the {force}, present from the enemy, present from the {force}, gifts from the enemy, gifts from the {force}, lend-lease from the {force}, lend-lease from the enemy, {adjective} lend-lease, ' +
      'our catch, catch of the day, our trophies, our loot',
  },
  {
    status: 'captured',
    voice: 'loses',
    words: GIVES_UP,
  },
];
