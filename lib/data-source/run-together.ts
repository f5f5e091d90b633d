// Names written without a break, `totalprice`, `hiredate`, `dname`: taken apart only where every part is a word
// that columns are made of, so that a word that merely holds another one ("estate", "percentage") stays whole.

import { isShortened } from './abbreviations.ts';

const nouns: ReadonlySet<string> = new Set(
  `account acct address amount amt approval area arrival author average avg balance bal bank billing birth book
  branch brand budget building card case category cell charge child city class client close closing code color
  colour comment company contact cost count country course created credit currency current customer cust daily data
  date debit deleted delivery department dept departure deposit description desc detail discount district document
  due duration effective email employee emp end entry event exam expiry expiration extended fax fee file final
  finish first flag flight floor full gender given grade grand gross group hire holder home hotel hour image index
  initial invoice issue item job join key kind label language last lead length level license limit line link list
  loan loc location login mail main manager market max member message mfr middle min mkt mobile model modified
  month name nation net new note num number offer office old open opening order owner package page paid parent part
  party passenger password pay payment percent percentage period person phone pick plan player policy position
  postal price primary priority product profile project purchase quantity qty question rank rate rating reason
  receipt record ref reference region register registration rent rental report request result retail return review
  role room route salary sale sales sample schedule school score season seat section segment seller sequence serial
  service session sex share shipping ship shop short site size sort source staff start state station status stock
  stop store street student subject supplier supp system target task tax team term text ticket time title total
  track transaction type unit update updated user valid value vehicle vendor version visit warehouse web week
  weight width year zip`.split(/\s+/),
);
/** Only as the last part; `no` and `id` are too short to be looked for anywhere else. */
const endings: ReadonlySet<string> = new Set(['id', 'no']);
/** Not as the last part: a membership is no ship. */
const openings: ReadonlySet<string> = new Set([
  'ship',
  'data',
  'pay',
  'net',
  'min',
  'max',
  'due',
  'new',
  'old',
]);
/** Words that only look like two. */
const whole: ReadonlySet<string> = new Set(
  `database datetime timeline headline deadline username nickname password network payload salesperson classroom
  homeroom guesthouse website homepage bookstore storefront cardholder weekend warehouse workshop textbook
  notebook`.split(/\s+/),
);

/** What the names of one table are made of, beside common words. */
export interface TableWords {
  /** Words of the names of all tables, in the singular. */
  readonly tables: ReadonlySet<string>;
  /** The last word of this table's own name. */
  readonly own: string;
}

/** The words of one word of a column's name, itself where it is one: `totalprice` is total, price. */
export function takenApart(word: string, { tables, own }: TableWords): readonly string[] {
  if (word.length < 5 || nouns.has(word) || tables.has(word) || whole.has(word) || isShortened(word))
    return [word];
  const parts = split(word, tables, 3);
  if (parts) return parts;
  // `dname` of a department, `sname` of a sailor.
  const rest = word.slice(1);
  const isOwn = word[0] === own[0] && rest.length >= 4 && word !== own;
  return isOwn && nouns.has(rest) && !openings.has(rest) ? [rest] : [word];
}

const noTables: ReadonlySet<string> = new Set();

/** The same for a word of a table's name: `orderdetails` is order, details. */
export function tableTakenApart(word: string): readonly string[] {
  return word.length < 6 || nouns.has(word) || whole.has(word)
    ? [word]
    : (split(word, noTables, 2) ?? [word]);
}

function split(word: string, tables: ReadonlySet<string>, most: number): readonly string[] | undefined {
  if (most === 0) return undefined;
  for (let at = word.length - 2; at >= 3; at -= 1) {
    const first = word.slice(0, at);
    if (!nouns.has(first) && !(first.length > 3 && tables.has(first))) continue;
    const rest = word.slice(at);
    if (isLast(rest, tables)) return [first, rest];
    const further = split(rest, tables, most - 1);
    if (further) return [first, ...further];
  }
  return undefined;
}

function isLast(word: string, tables: ReadonlySet<string>): boolean {
  if (endings.has(word)) return true;
  if (word.length < 3 || openings.has(word)) return false;
  return nouns.has(word) || nouns.has(word.replace(/s$/, '')) || tables.has(word);
}
