import type { StatusMention } from './grammar-scan.ts';
import type { SentenceView } from './sentence-view.ts';

/** Tokens from "сообщения" to what is reported. */
const REACH = 8;
const REPORT =
  /^(?:інформаці|повідомлен|чутк|заяв[аиуі]|новин|вкид|допис|информаци|сообщени|слух(?:и|ов|ам|ах)?$|заявлени|новост|вброс|вести$)/;
const ABOUT = new Set('про об о обо насчет щодо'.split(' '));
const DENIED =
  /^(?:спростува|спростову|заперечи|заперечу|опроверг|отрица|брехн|ложь|ложью|лож$|фейк|неправд|вигад|вымыс|выдумк|вкидом$|вбросом$|недостовірн|недостоверн)/;
const CONFIRMED = /^(?:підтверд|подтверд)/;
const NOT = new Set(['не', 'ні']);

/** "Сообщения об уничтоженном «Леопарде» — ложь", "Інформація про збитий Су-34 не підтвердилась". */
export function isOfDeniedReport(view: SentenceView, { start }: StatusMention): boolean {
  return view.once('denied', () => deniesSomething(view)) && isReported(view, start);
}

function deniesSomething(view: SentenceView): boolean {
  for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
    const norm = view.token(at)?.norm ?? '';
    const isNegated = NOT.has(view.token(at - 1)?.norm ?? '');
    if (DENIED.test(norm) && !isNegated) return true;
    if (CONFIRMED.test(norm) && isNegated) return true;
  }
  return false;
}

function isReported(view: SentenceView, start: number): boolean {
  for (let at = start - 1; at >= start - REACH; at -= 1) {
    const token = view.token(at);
    if (token === undefined || token.norm === ',' || view.statusAt(at) !== undefined) return false;
    if (ABOUT.has(token.norm)) return REPORT.test(view.token(at - 1)?.norm ?? '');
  }
  return false;
}
