import type { Token } from '../tokens/tokenize.ts';
import type { GrammarScan, StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import type { NounPhrase } from './noun-phrases.ts';
import * as russian from './russian-verbs.ts';
import { isInstrumental } from './tool-case.ts';
import * as ukrainian from './ukrainian-verbs.ts';
import { joined } from './word-forms.ts';

/** What those who fire a weapon do to what they strike: "зустріли танк «Джавеліном»". */
const MEET = new Set(
  joined(
    ukrainian.past(
      'діста, взя, узя, впійма, спійма, упійма, наздогна, догна, зустрі, приголуби, пригости, почастува, заспокої, ' +
        'зупини, вшквари, приспа, забра, прибра, підлови, вистежи, покара, привіта',
    ),
    'знайшов, знайшла, знайшли, підстеріг, підстерегли',
    russian.past(
      'доста, взя, пойма, догна, нагна, встрети, приголуби, угости, успокои, останови, забра, убра, подлови, наказа, приветствова',
    ),
    'нашел, нашла, нашли, подстерег, подстерегли',
  ).split(', '),
);
const FIND = new Set(
  'знайшов знайшла знайшло знайшли нашел нашла нашло нашли зустрів зустріла зустріли встретил встретила встретили'.split(
    ' ',
  ),
);
const ITS_OWN = new Set('свій свою своє свого свой своего'.split(' '));

const REACH = 4;

function wordOf(voice: StatusWord['voice']): StatusWord {
  return { status: 'destroyed', voice, scope: 'any', unsure: true, tag: null };
}

const MET = wordOf('free');
const FOUND_ITS_OWN = wordOf('subject');

/** Verbs that tell of a loss where the weapon stands in the case of the tool, or is "its own". */
export function meetingWithTool(
  tokens: readonly Token[],
  scan: GrammarScan,
  { start, item, governor }: NounPhrase,
): StatusMention | null {
  const before = tokens[item.start - 1]?.kind === 'quote' ? item.start - 2 : item.start - 1;
  if (ITS_OWN.has(tokens[before]?.norm ?? '') && FIND.has(tokens[before - 1]?.norm ?? ''))
    return { start: before - 1, end: before, words: [FOUND_ITS_OWN] };
  if (governor !== 'with' && !isInstrumental(item.ending)) return null;
  const at = verbAround(tokens, start, item.end);
  if (at === null || scan.is(at - 1, 'negation')) return null;
  return { start: at, end: at + 1, words: [MET] };
}

function verbAround(tokens: readonly Token[], start: number, end: number): number | null {
  for (let at = start - 1; at >= start - REACH && isInClause(tokens[at]); at -= 1) {
    if (MEET.has(tokens[at]?.norm ?? '')) return at;
  }
  for (let at = end; at < end + REACH && isInClause(tokens[at]); at += 1) {
    if (MEET.has(tokens[at]?.norm ?? '')) return at;
  }
  return null;
}

function isInClause(token: Token | undefined): boolean {
  return token?.kind === 'word' || token?.kind === 'quote';
}
