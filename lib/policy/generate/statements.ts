// The sentences of a person, told apart: one that says what something means is a definition, any other
// is a remark. Patterns of the three languages; what they say of the data is not looked at here.

import { countingRemark, saysGone } from './counting-remarks.ts';
import { namingOf } from './naming-sentences.ts';
import { parseFormula } from './parse-formula.ts';
import { countsOnce, isNarrowing } from './remarks.ts';
import { spokenFormula } from './spoken-formula.ts';
import { tidySentence } from './tidy-words.ts';
import { unquoted } from './unquoted.ts';

export type Statement =
  | {
      readonly kind: 'definition';
      readonly term: string;
      readonly meaning: string;
      /** What it is not: the second of "net, not gross". */
      readonly unlike?: string;
      /** The whole sentence. */
      readonly text: string;
    }
  | { readonly kind: 'remark'; readonly text: string };
export type Definition = Extract<Statement, { kind: 'definition' }>;

/** Between a word and what it means, the clearest first. */
const links: readonly RegExp[] = [
  /\s+(?:refers?\s+to|referring\s+to|denotes?|stands?\s+for|signif(?:y|ies)|corresponds?\s+to)\s+(?:refers?\s+to\s+)?/iu,
  /\s+(?:is|are)\s+(?:defined|understood|calculated|computed|counted|measured|given|represented|identified)\s+(?:as|by|from|with|in)\s+/iu,
  /\s+(?:should|must|has to|have to|needs? to)\s+(?:be|mean)\s+(?!(?:not\s+)?(?:also\s+)?(?:included|excluded|counted(?!\s+as)|ignored|left\s+out|omitted|shown|removed|skipped)\b)(?:(?:read|understood|taken|counted|computed|calculated|mapped|defined)\s+(?:as|to|by|from)\s+)?/iu,
  /\s+(?:means?|meant)\s+(?:that\s+)?/iu,
  /\s+(?:is|are)\s+(?:in|stored\s+(?:in|as)|kept\s+(?:in|as)|found\s+in|recorded\s+(?:in|as)|held\s+in)\s+(?:the\s+(?:column|field|table)\s+)?/iu,
  /\s+(?:is|are|means?|es|son|là)\s+(?:when|if|cuando|si|khi|nếu)\s+/iu,
  /\s+(?:is|are)\s+(?=(?:(?:the|all|any|an?)\s+)?[\p{L}_]+(?:\s[\p{L}_]+)?\s+(?:where|whose|with|without|that|which|who)\s)/iu,
  /\s+(?:is|are)\s+(?=(?:those|the\s+ones|people|rows|records)\s|(?:a|an|any)\s+\p{L}+\s+(?:with|who|whose|that|which)\s|ones?\s+(?:with|who|whose|that|which|over|under|above|below)\s)/iu,
  /\s+(?:is|are)\s+(?=(?:(?:an?|any)\s+)?\p{L}+\s+(?:in|at|from)\s+(?:(?:an?|any|the)\s+)?\p{L}+\s+(?:of|with|where|whose|that)\s)/iu,
  /\s+(?:có\s+nghĩa\s+là|nghĩa\s+là|được\s+hiểu\s+là|phải\s+hiểu\s+là|cần\s+hiểu\s+là|tức\s+là|chính\s+là|ám\s+chỉ|chỉ\s+(?=cột)|được\s+tính\s+(?:bằng|là|theo)|tính\s+bằng|nằm\s+(?:ở|trong)|lưu\s+(?:ở|trong)|tương\s+ứng\s+với|ở\s+đây\s+là|phải\s+là)\s+(?:cột\s+|trường\s+|bảng\s+)?/iu,
  /\s+(?:se\s+refieren?\s+a|significan?|quieren?\s+decir|equivalen?\s+a|corresponden?\s+a|se\s+(?:calculan?|definen?|entienden?|miden?|obtienen?)\s+(?:como|con|por|de)|est[aá]n?\s+en|se\s+guardan?\s+en|deben?\s+ser)\s+(?:(?:la\s+columna|el\s+campo|la\s+tabla)\s+)?/iu,
  /\s+(?:es|son)\s+(?=(?:el|la|los|las)\s+que\s)/iu,
  /\s+là\s+(?=(?:những|các)\s|.*(?:[\p{L}]+_[\p{L}_]+|[\p{L}_]+\.[\p{L}_]+|`))/iu,
];
/** "An order is late when …": the word with what it is said of. */
const saidOf =
  /^(?:(?:an?|the|any|una?|el|la|một)\s+)?(?<rows>\p{L}+(?:\s\p{L}+)?)\s+(?:is|are|counts?\s+as|es|son|est[aá]n?|cuentan?\s+como|là|được\s+coi\s+là|được\s+tính\s+là)\s+(?<term>\p{L}+(?:[ -]\p{L}+)?)\s+(?:when|if|once|cuando|si|khi|nếu)\s+(?<meaning>.+)$/iu;
const meant: readonly RegExp[] = [
  /^\s*(?:by|with|when\s+i\s+say|when\s+we\s+say)\s+(?<term>.+?),?\s+(?:i|we|people)\s+(?:actually\s+|really\s+)?mean\s+(?<meaning>.+)$/iu,
  /^\s*(?:con|por)\s+(?<term>.+?),?\s+(?:me\s+refiero\s+a|quiero\s+decir|queremos\s+decir|entendemos)\s+(?<meaning>.+)$/iu,
  /^\s*(?:khi\s+)?(?:tôi|chúng\s+tôi)\s+nói\s+(?<term>.+?)\s+(?:thì\s+)?(?:là|nghĩa\s+là)\s+(?<meaning>.+)$/iu,
];
/** "A running lease has no end": what every one of them has. */
const ofEach =
  /^(?:an?|any|un|una|một)\s+(?<term>(?:[\p{L}\p{N}_-]+\s+){0,4}?[\p{L}\p{N}_-]+)\s+(?<meaning>(?:has|have|does\s+not|doesn['’]t|tiene|no\s+tiene|có|chưa\s+có|không\s+có)\s.+)$/iu;
/** "Private customers have grade P", "Long: hours over 3": looser than the rest, and tried after it. */
const ofAll: readonly RegExp[] = [
  /^(?!.*?\s(?:là|is|are|es|son)\s)(?:all\s+|our\s+|the\s+)?(?<term>\p{L}[\p{L}\p{N}_ -]{1,40}?)\s+(?<meaning>(?:have|tienen|có|chưa\s+có|không\s+có)\s.+)$/iu,
  /^(?!(?:note|wrong|error|correct|sai|đúng|lưu\s+ý|error|correcto|nota|mal)\s*:)(?<term>\p{L}[\p{L}\p{N}_ -]{1,40}):\s+(?<meaning>.+)$/iu,
];
const isColumn =
  /^\s*(?<term>.+?)\s+(?:is|was|are|were|es|son|era|eran|là)\s+(?:the\s+|an?\s+|el\s+|la\s+)?(?<column>[\p{L}_][\p{L}\p{N}_ -]*?)(?:\s+of\s+(?:the\s+)?\p{L}+(?:\s\p{L}+)?)?(?:\s*\([`'"]?(?<written>[\p{L}\p{N}]+_[\p{L}\p{N}_]+)[`'"]?\))?\s*$/iu;
/** "Only what is open is late": the word stands behind what it means. */
const onlyThen = /^(?<meaning>.+?)\s+(?:thì\s+)?mới\s+(?:là|được\s+(?:gọi|coi|tính)\s+là)\s+(?<term>.+)$/iu;

/**
 * In the order in which they were said; sentences and parts of them that nothing joins. What stands in `question` can
 * be explained, whatever it looks like: "need repair means …".
 */
export function statementsOf(words: string, question = ''): Statement[] {
  return clausesOf(words.replace(/\bi\.\s?e\.,?/giu, 'that is'))
    .map(tidySentence)
    .map(withDates)
    .filter((text) => text.length > 1)
    .flatMap(apart)
    .map((text) => statementOf(text, question));
}

const happened =
  /(?<![\p{L}])(?:when|the\s+(?:date|day|time)\s+(?:when\s+|on\s+which\s+)?)\s*(?:it|they|these|those|people)\s+(?:(?:was|were|is|are|got|gets?|(?:has|have|had)\s+been)\s+)?(?<deed>\p{L}+)(?=\s*(?:$|[,;]|\s(?:and\s+)?not\s|\s(?:rather|instead)\s))/giu;
const happenedEs =
  /(?<![\p{L}])cuando\s+se\s+(?<deed>\p{L}+)(?=\s*(?:$|[,;]|\s(?:y\s+)?no\s|\sen\s+(?:vez|lugar)\s))/giu;

/** "By when they were booked" names a date by what happened on it. */
function withDates(text: string): string {
  return text.replace(happened, 'the date $<deed>').replace(happenedEs, 'la fecha de $<deed>');
}

/** "The month is …" says which date it is the month of. */
const timeWord =
  /^(?:the\s+|el\s+|la\s+)?(?:date|day|week|month|quarter|year|period|ngày|tuần|tháng|quý|năm|fecha|d[ií]a|semana|mes|trimestre|año|periodo)$/iu;

/** "Each customer counts once, and only paid orders": two things to mind. */
function apart(text: string): string[] {
  const { first, second } =
    /^(?<first>.+?),?\s+(?:and|but|y|pero|và|nhưng)\s+(?<second>(?:only|just|exclude|s[oó]lo|solamente|no|chỉ|không)\s.+)$/iu.exec(
      text,
    )?.groups ?? {};
  if (first && second && countsOnce(first)) return [first, second];
  // "Only those still here, people with an end date have left": who counts, and then who does not.
  const comma = isNarrowing(text) ? text.indexOf(', ') : -1;
  const rest = comma < 0 ? '' : text.slice(comma + 1).trim();
  return rest && saysGone(rest) ? [text.slice(0, comma), rest] : [text];
}

const denied =
  /^(?<main>.+?)(?:\s*,\s*(?:(?:and|but|y|pero|và|mà)\s+)?|\s+(?:and|but|y|pero|và)\s+)(?:not|no(?!\s+(?:se|es|son|est[aá]n?|tienen?|hay)\s)|không\s+phải(?:\s+là)?)\s+(?:(?:by|the|as|el|la|los|las)\s+)*(?<wrong>[^,;]+)$|^(?<first>.+?),?\s+chứ\s+không\s+phải(?:\s+là)?\s+(?<other>.+)$/iu;

/** "The base, without tax": says of a column what its name says already. */
const aside =
  /,\s*(?:(?:that\s+is|i\.e\.|es\s+decir|tức\s+là),?\s*)?(?:without|excluding|before|sin|antes\s+de|không\s+(?:gồm|tính|có)|chưa\s+(?:gồm|tính|có))\s[^,]+$/iu;

function statementOf(text: string, question: string): Statement {
  const { main, wrong, first, other } = denied.exec(text)?.groups ?? {};
  const contrasted = main ?? first;
  const said = contrasted === undefined ? undefined : readWhole(contrasted.replace(aside, ''), question);
  if (said?.kind === 'definition') return { ...said, unlike: unquoted(wrong ?? other ?? ''), text };
  return readWhole(text, question);
}

/** Rows that are pointed at are what counts, and no word that is explained. */
const pointsAtRows = /^(?:the\s+)?(?:ones|those)\s+(?:where|with|that|whose|which|who|without|in|from)\s/iu;

function readWhole(text: string, question: string): Statement {
  if (countsOnce(text) || pointsAtRows.test(text)) return { kind: 'remark', text };
  const read = readAs(text, question);
  if (read.kind === 'remark') return read;
  if (timeWord.test(read.term)) return { kind: 'remark', text };
  const isAsked = /\s/.test(read.term) && question.toLowerCase().includes(read.term.toLowerCase());
  return !isAsked && (isNarrowing(text) || !isTerm(read.term)) ? { kind: 'remark', text } : read;
}

const mostTermWords = 7;
const unfinished = /\s(?:that|which|who|whose|where|mà|que|cuy[oa]s?)$/iu;

/** True of a word or a few that can be explained; what asks for something, or breaks off, is none. */
function isTerm(term: string): boolean {
  return (
    !pointing.test(term) &&
    !unfinished.test(term) &&
    !requesting.test(term) &&
    term.split(/\s+/).length <= mostTermWords
  );
}

const requesting =
  /^(?:you|we|i|please|make\s+sure|ensure|verify|check|find|need|replace|bạn|hãy|cần|tôi|usted|hay\s+que|necesito|quiero)\s/iu;

/** What stands in the place of a word that is explained, and is none. */
const pointing =
  /^(?:it|that|this|these|those|they|there|here|i|ý\s+tôi|the\s+(?:answer|result|number|list)|nó|đó|phải|đúng\s+ra|kết\s+quả|eso|esto|est[eao]s?|debe|deber[ií]a|el\s+resultado)$/iu;

function readAs(text: string, question: string): Statement {
  const definition = (term: string, meaning: string): Statement => ({
    kind: 'definition',
    term: termOf(term),
    meaning: meaning.trim(),
    text,
  });
  const naming = namingOf(text, question);
  if (naming) return definition(naming.term, naming.meaning);
  for (const pattern of meant) {
    const found = pattern.exec(text)?.groups;
    if (found) return definition(found.term as string, found.meaning as string);
  }
  const then = onlyThen.exec(text)?.groups;
  if (then) return definition(then.term as string, then.meaning as string);
  const { rows, term, meaning } = saidOf.exec(text)?.groups ?? {};
  if (rows && term && meaning) return definition(`${term} ${rows}`, meaning);
  for (const link of links) {
    const found = link.exec(text);
    if (found && found.index > 0)
      return definition(text.slice(0, found.index), text.slice(found.index + found[0].length));
  }
  const each = ofEach.exec(text)?.groups;
  if (each) return definition(each.term as string, each.meaning as string);
  const equals = /^([^=<>!()'"`]+?)\s*=\s*(?!=)(.+)$/u.exec(text);
  const isAsked = equals?.[1] && question.toLowerCase().includes(equals[1].trim().toLowerCase());
  if (equals && (isAsked || /[\s(/*]/.test(equals[2] as string)) && !/_/.test(equals[1] as string))
    return definition(equals[1] as string, equals[2] as string);
  const [, counted, computed] = /^(.+?)\s+(?:is|are|es|son|là|bằng)\s+(.+)$/iu.exec(text) ?? [];
  if (counted && computed && isComputed(computed)) return definition(counted, computed);
  for (const pattern of ofAll) {
    const found = countingRemark(text) ? undefined : pattern.exec(text)?.groups;
    if (found) return definition(found.term as string, found.meaning as string);
  }
  const named = isColumn.exec(text)?.groups;
  return named?.term && named.column
    ? definition(named.term, `?${(named.written ?? named.column).trim()}`)
    : { kind: 'remark', text };
}

/** True of arithmetic, said in words or written: "fee plus tax", "fee + tax". */
function isComputed(words: string): boolean {
  const written = spokenFormula(words);
  if (written !== undefined) return /[-+*/(]/.test(written);
  return (
    /[\p{L}\p{N}_)]\s*[-+*/×]\s*[\p{L}\p{N}_(]/u.test(words) && parseFormula(words)?.kind === 'arithmetic'
  );
}

/** The word that is explained, without what leads up to it. */
function termOf(text: string): string {
  return unquoted(
    text.replace(
      /^(?:here|so|note(?: that)?|because|ở đây,?|trong đó,?|aquí,?|the\s+(?:word|term)|word|term|từ|chữ|la\s+palabra|el\s+término)\s*:?\s+/iu,
      '',
    ),
  );
}

/** Cut at semicolons, line ends and full stops, and at a comma where the next part is a definition of its own. */
function clausesOf(words: string): string[] {
  const clauses: string[] = [];
  let depth = 0;
  let quote = '';
  let from = 0;
  const cut = (at: number, length: number) => {
    clauses.push(words.slice(from, at));
    from = at + length;
  };
  for (let at = 0; at < words.length; at += 1) {
    const sign = words[at] as string;
    if (quote) {
      if (sign === quote) quote = '';
    } else if (opensQuote(words, at)) quote = closing[sign] as string;
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    else if (sign === ';' || sign === '\n') {
      depth = 0;
      cut(at, 1);
    } else if (depth === 0 && /[.!?]/.test(sign) && /^\s*$|^\s+\S/.test(words.slice(at + 1, at + 3)))
      cut(at, 1);
    else if (depth === 0 && sign === ',' && startsDefinition(words.slice(at + 1))) cut(at, 1);
  }
  clauses.push(words.slice(from));
  return clauses.map((clause) => clause.trim()).filter((clause) => clause.length > 1);
}

const closing: Readonly<Record<string, string>> = {
  "'": "'",
  '"': '"',
  '`': '`',
  '‘': '’',
  '“': '”',
  '«': '»',
};

/** An apostrophe inside a word opens nothing, and a quote that is never closed is an apostrophe too. */
function opensQuote(words: string, at: number): boolean {
  const end = closing[words[at] as string];
  if (!end) return false;
  if (words[at] === "'" && /[\p{L}\p{N}]/u.test(words[at - 1] ?? ' ')) return false;
  const closed = words.indexOf(end, at + 1);
  return closed > 0 && (closed - at <= 60 || !words.slice(at, closed).includes(';'));
}

/** Opens a part that says once more, and more exactly, what stands before it. */
const restates = /^\s*(?:i\.e\.|that\s+is|meaning|tức\s+là|nghĩa\s+là|es\s+decir|o\s+sea)/iu;

function startsDefinition(rest: string): boolean {
  if (restates.test(rest)) return false;
  const part = rest.split(/[;,\n]/)[0] ?? '';
  return links.some((link) => {
    const found = link.exec(part);
    return found !== null && found.index > 1;
  });
}
