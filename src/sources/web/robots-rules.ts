import { toPgSafe } from '../../domain/text.ts';
import { matchesWildcards } from './wildcard.ts';

/** What a robots.txt (RFC 9309) says to one crawler. */
export interface RobotsRules {
  /** `path` with its query. */
  allows(path: string): boolean;
  /** Seconds between requests, by the widespread extension; null where none is named. */
  readonly crawlDelay: number | null;
}

interface Rule {
  readonly allows: boolean;
  readonly pattern: string;
}

interface Group {
  readonly agents: Set<string>;
  readonly rules: Rule[];
  crawlDelay: number | null;
}

/** Longer lines are no rules anyone wrote by hand, nor are there more of them. */
const LONGEST_LINE = 2_000;
const MOST_RULES = 10_000;
const MOST_AGENTS = 1_000;

/** The rules for a product token, else those for all; a file without either allows everything. */
export function readRobots(text: string, productToken: string): RobotsRules {
  const groups = readGroups(text, productToken.toLowerCase());
  const own = groups.filter(({ agents }) => agents.has(productToken.toLowerCase()));
  const chosen = own.length > 0 ? own : groups.filter(({ agents }) => agents.has('*'));
  const rules = chosen.flatMap((group) => group.rules);
  return {
    allows: (path) => isAllowed(normalised(path), rules),
    crawlDelay: chosen.find(({ crawlDelay }) => crawlDelay !== null)?.crawlDelay ?? null,
  };
}

/** The longest pattern that fits decides; of two as long, the one that allows. */
function isAllowed(path: string, rules: readonly Rule[]): boolean {
  if (path === '/robots.txt') return true;
  let decided: Rule | null = null;
  for (const rule of rules) {
    const length = rule.pattern.length;
    const isWeightier =
      decided === null ||
      length > decided.pattern.length ||
      (length === decided.pattern.length && rule.allows);
    if (isWeightier && fits(path, rule.pattern)) decided = rule;
  }
  return decided?.allows ?? true;
}

function fits(path: string, pattern: string): boolean {
  return pattern.endsWith('$')
    ? matchesWildcards(path, pattern.slice(0, -1))
    : matchesWildcards(path, `${pattern}*`);
}

/** Groups that speak to the crawler or to all; the rest is read past. */
function readGroups(text: string, productToken: string): readonly Group[] {
  const groups: Group[] = [];
  let group: Group | null = null;
  let isNamingAgents = false;
  let rules = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [key, value] = keyAndValue(line);
    if (key === 'user-agent') {
      if (group === null || !isNamingAgents) {
        group = { agents: new Set(), rules: [], crawlDelay: null };
        isNamingAgents = true;
      }
      const agent = productOf(value);
      if (agent !== '*' && agent !== productToken) continue;
      if (group.agents.size === 0 && groups.length < MOST_AGENTS) groups.push(group);
      group.agents.add(agent);
    } else if (key === 'allow' || key === 'disallow') {
      isNamingAgents = false;
      if (group === null || group.agents.size === 0 || value === '' || rules >= MOST_RULES)
        continue;
      rules += 1;
      group.rules.push({ allows: key === 'allow', pattern: normalised(value) });
    } else if (key === 'crawl-delay') {
      isNamingAgents = false;
      const seconds = Number(value);
      if (group !== null && value !== '' && seconds >= 0) group.crawlDelay = seconds;
    }
  }
  return groups;
}

function keyAndValue(line: string): readonly [key: string, value: string] {
  const [written = ''] = line.slice(0, LONGEST_LINE + 1).split('#', 1);
  const colon = written.indexOf(':');
  if (colon === -1 || line.length > LONGEST_LINE) return ['', ''];
  return [written.slice(0, colon).trim().toLowerCase(), written.slice(colon + 1).trim()];
}

/** `Lossledger/1.0` names the product Lossledger. */
function productOf(agent: string): string {
  return agent.split('/', 1)[0]?.trim().toLowerCase() ?? '';
}

/** Both sides of a comparison percent-encode the same characters in the same way (RFC 9309, 2.2.2). */
function normalised(path: string): string {
  return toPgSafe(path)
    .replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character))
    .replace(/%[0-9a-f]{2}/gi, (octet) => {
      const character = String.fromCharCode(Number.parseInt(octet.slice(1), 16));
      return /[\w.~-]/.test(character) ? character : octet.toUpperCase();
    });
}
