import type { StatusWords } from './grammar-types.ts';
import { past, pastReflexive } from './russian-verbs.ts';
import { joined } from './word-forms.ts';

/** Burning is not yet burnt out: the tag says so. */
export const RUSSIAN_FIRE: readonly StatusWords[] = [
  {
    status: 'destroyed',
    voice: 'subject',
    unsure: true,
    tag: 'burning',
    words: joined(
      past('горе, пыла, полыха, запыла, заполыха, вспыхну, полыхну, догора'),
      pastReflexive('загоре'),
      'дымится, дымятся, дымит, дымят, дымился, дымилась, дымились, дымился, горит, горят, пылает, пылают, полыхает, полыхают, догорающий, догорающая, догорающее, догорающие, догорающего, ' +
        'догорающей, догорающих, горящий, горящая, горящее, горящие, горящего, горящей, горящую, горящих, ' +
        'пылающий, пылающая, пылающее, пылающие, пылающего, пылающих, полыхающий, полыхающая, полыхающие',
    ),
  },
];
