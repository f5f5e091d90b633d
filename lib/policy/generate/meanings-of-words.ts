// What somebody's words mean where they are no formula: the planner's own reader reads them, as it
// would in a question. "those with an order this year" is a condition, "the sum of paid totals" a number.
import type { Model } from '../../data-source/manifest.ts';
import { amountsOfRows } from './amounts-of-rows.ts';
import { isFormula } from './formula.ts';
import type { Meant } from './meaning.ts';
import { meaningsOfFormula, meant } from './meanings-of-formula.ts';
import { type Names, plain } from './names.ts';
import { parseFormula } from './parse-formula.ts';
import { type Clock, readAs, readBesideRows } from './read-by-planner.ts';
import { deniedOf, rowsNamed } from './rows-named.ts';
import { rowsWithOther } from './rows-with-others.ts';
import { seenFrom } from './seen-from.ts';
import { isDivided, sharesOfWords } from './shares-of-words.ts';
import { spokenFormula } from './spoken-formula.ts';
import { contentOf } from './term-choices.ts';

const columnWritten = /`[^`]+`|[\p{L}\p{N}_]+\.[\p{L}_][\p{L}\p{N}_]*|[\p{L}\p{N}]+_[\p{L}\p{N}_]+/gu;
/** The likeliest first; `now` is what "this year" is counted from. */
export function meaningsOfWords(
  words: string,
  names: Names,
  models: readonly Model[],
  clock: Clock,
): Meant[] {
  const text = words.replace(/[\s.,;:!?]+$/u, '').trim();
  const alone = text.replace(onlyThese, '');
  if (alone !== text && alone !== '') return meaningsOfWords(alone, names, models, clock);
  const inBrackets = bracketed.exec(text)?.groups?.formula;
  const written = inBrackets ? meaningsOfWords(inBrackets, names, models, clock) : [];
  if (written.length > 0) return written;
  const exact = exactMeanings(text, names, models);
  if (exact.length > 0) return exact;
  const formula = parseFormula(text);
  const meanings = formula ? meaningsOfFormula(formula, names, models) : [];
  const isWritten = formula !== undefined && isFormula(formula) && signs.test(text);
  if (isWritten && meanings.length > 0) return meanings;
  const joined = isWritten ? [] : joinedMeanings(text, names, models, clock);
  if (joined.length > 0) return joined;
  const narrowed = isWritten ? [] : narrowedMeanings(text, names, models, clock);
  if (narrowed.length > 0) return narrowed;
  const others = rowsWithOther(text, names, (words, about) =>
    meaningsOfWords(words, names, [about, ...models], clock),
  );
  if (others.length > 0) return others;
  const both = isWritten ? [] : onesThat(text, names, models, clock);
  if (both.length > 0) return both;
  const shares = isWritten ? [] : sharesOfWords(text, names, models, clock);
  if (shares.length > 0 || (!isWritten && isDivided(text))) return shares;
  // "The grade is empty" is one name to who knows only signs.
  const spoken = meaningsOfSpoken(text, names, models);
  if (spoken.length > 0 || isWritten) return spoken;
  const amounts = amountsOfRows(text, names, models, clock);
  if (amounts.length > 0) return amounts;
  // A name is one; several words are one only where nothing else is read in them.
  const isNamed = formula?.kind === 'name' && names.fields(text, undefined, true).length > 0;
  const valued = isNamed ? [] : oneValue(text, names);
  if (valued.length > 0) return valued;
  const beside = isNamed ? [] : besideRows(text, names, models, clock);
  if (beside.length > 0) return beside;
  if (meanings.length > 0) return meanings;
  const rows = rowsOfColumn(text, names);
  if (rows.length > 0) return rows;
  // A column that is written out says more than the words around it.
  const columns = [...text.matchAll(columnWritten)].flatMap(([name]) => {
    const inner = parseFormula(name);
    return inner ? meaningsOfFormula(inner, names, models) : [];
  });
  return columns.length > 0 && isOnlyNamed(text, names) ? columns : readAs(text, names, models, clock);
}

/** True where little is said besides the columns that are written out: a number or a sign says more than a name. */
function isOnlyNamed(text: string, names: Names): boolean {
  const rest = text.replace(columnWritten, ' ');
  return !/[\d=<>+*/]/.test(rest) && contentOf(rest, names.locale) <= mostBeside;
}

const mostBeside = 2;

/** "Not paid yet (paid = 0)": in words, and then as it is kept. */
const bracketed = /^[^=<>*+/()]+\((?<formula>[^()]*(?:[=<>]|\s(?:is|trống|vac[ií][oa])(?=\s|$))[^()]*)\)$/u;

const onlyThese =
  /^(?:only|just|solo|solamente|chỉ)\s+|\s+(?:only|alone|mà\s+thôi|thôi|solamente|nada\s+m[aá]s)$/iu;
const ones =
  /^(?<which>\p{L}+(?:[ -]\p{L}+)?)\s+(?:ones|people|rows|records|những\s+cái|l[oa]s)?\s*(?<rest>(?:that|which|who|with|without|having|que|con|sin|mà|có|chưa|không)\s.+)$/iu;

const pointsOnly = /^(?:those|people|rows|records|the|los|las|những|các)(?:\s|$)/iu;

/** "Active ones that have no end": each part is a test of the same rows. */
function onesThat(text: string, names: Names, models: readonly Model[], clock: Clock): Meant[] {
  const { which, rest } = ones.exec(text)?.groups ?? {};
  const [about] = models;
  if (!which || !rest || !about || names.model(which) || pointsOnly.test(which)) return [];
  const test = rowsNamed(which, names).find(({ model }) => model === about)?.means;
  const other = meaningsOfWords(`those ${rest}`, names, models, clock).find(
    ({ model, means }) => model === about && 'condition' in means,
  )?.means;
  return test && other && 'condition' in test && 'condition' in other
    ? [meant(about, { condition: { and: [test.condition, other.condition] } }, names)]
    : [];
}

/**
 * A word that is a value and nothing else names the rows that have it, before what belongs to those; so does one that is
 * a value to the letter, before the column that it is also like: those "checked out" have that state, and a day of it.
 */
function oneValue(text: string, names: Names): Meant[] {
  const said = names.links(text);
  const [only, ...more] = said.filter(({ targets: [first] }) => first?.target.kind !== 'model');
  if (!only || more.length > 0) return [];
  const [first] = only.targets;
  const isWhole = said.length === 1 && only.text === text;
  const isLetter = only.targets.some(
    ({ target, score }) =>
      target.kind === 'value' && score >= surelyValue && plain(target.value) === plain(only.text),
  );
  const isValue = first?.target.kind === 'value' && first.score >= surelyValue;
  return (isWhole && isValue) || (isLetter && !isValue) ? rowsNamed(text, names) : [];
}

const surelyValue = 0.85;

/** Words that are a test of rows, or an amount of them; what is written out must be in it. */
function besideRows(text: string, names: Names, models: readonly Model[], clock: Clock): Meant[] {
  if (names.model(text)) return [];
  const found = readBesideRows(text, names, models, clock);
  const columns = [...text.matchAll(columnWritten)].flatMap(([name]) => names.fields(name, undefined, true));
  return found.filter(({ means }) =>
    columns.every(({ field }) => JSON.stringify(means).includes(`${field.name}"`)),
  );
}

/** "Salary plus bonus: sal * (1 + bonus)": what stands behind the sign says it in columns. */
function exactMeanings(text: string, names: Names, models: readonly Model[]): Meant[] {
  const at = text.search(/[:,]\s/u);
  if (at < 0 || /[=<>'"`(]/.test(text.slice(0, at))) return [];
  const formula = parseFormula(text.slice(at + 1));
  return formula && isFormula(formula) && /[_.]/.test(text.slice(at + 2))
    ? meaningsOfFormula(formula, names, models)
    : [];
}

/** What no sentence has by itself: "is" and "or" are words like any other. */
const signs = /[=<>!()*/+×]|\s-\s|(?<!\p{L})(?:between|in|like|null|where|div)(?!\p{L})/iu;

const mostParts = 4;

/** "Has no end date and is not cancelled": each part a test of the same rows, which hold together. */
function joinedMeanings(text: string, names: Names, models: readonly Model[], clock: Clock): Meant[] {
  const [about] = models;
  const parts = text.split(/,?\s+(?:and|và|y|e)\s+/iu);
  if (!about || parts.length < 2 || parts.length > mostParts) return [];
  const tests = parts.map((part) =>
    meaningsOfWords(part, names, models, clock).flatMap(({ model, means }) =>
      'condition' in means ? [{ model, condition: means.condition }] : [],
    ),
  );
  const all = tests.flatMap((one) => one.find(({ model }) => model === about)?.condition ?? []);
  const columns = all.map((one) => ('path' in one ? one.path : undefined));
  // "Open and new" are two values of one column, which no row has both of.
  const isOfOne = columns.some((column, place) => column && columns.indexOf(column) !== place);
  return all.length < parts.length || isOfOne ? [] : [meant(about, { condition: { and: all } }, names)];
}

const ofRows =
  /^(?<number>.+?),?\s+(?:of|from|for|over|de|của)\s+(?:(?:the|all|las|los|các|những)\s+)?(?<rows>\p{L}[\p{L}_]*(?:\s\p{L}+)?\s+(?:that|which|who|where|with|without|whose|que|con|sin|mà|có|chưa|đã)\s.+)$/iu;

/** "Price times quantity of active subscriptions". */
const ofSomeRows =
  /^(?<number>.+?\s.+?),?\s+(?:of|from|for|de|của)\s+(?:(?:the|all|las|los|các|những)\s+)?(?<rows>[\p{L} ]+)$/iu;
const leavingOut = String.raw`(?:without|excluding|except(?:\s+for)?|not\s+counting|sin(?:\s+contar)?|excepto|salvo|không\s+(?:tính|gồm|kể)|trừ)\s+(?:(?:the|any|all|las|los|các|những)\s+)?(?<rows>.+)$`;
/** Behind a comma first: "price trừ rebate, không tính …" takes one from the other, and then leaves rows out. */
const withoutRows: readonly RegExp[] = [
  new RegExp(String.raw`^(?<number>.+?),\s+${leavingOut}`, 'iu'),
  new RegExp(String.raw`^(?<number>.+?)\s+${leavingOut}`, 'iu'),
];

/** "The sum of fee plus tax of orders that are paid": a number, and which rows it is of. */
function narrowedMeanings(text: string, names: Names, models: readonly Model[], clock: Clock): Meant[] {
  const [behindComma, behind] = withoutRows.map((pattern) => pattern.exec(text)?.groups);
  const without = behindComma ?? behind;
  const { number, rows } = without ?? ofRows.exec(text)?.groups ?? ofSomeRows.exec(text)?.groups ?? {};
  if (!number || !rows) return [];
  const tests = meaningsOfWords(rows, names, models, clock).flatMap(({ model, means }) =>
    'condition' in means
      ? [{ model, condition: without ? deniedOf(model, means.condition) : means.condition }]
      : [],
  );
  // "Quantity times price of the lines": whose they are, and no test of them.
  const owner = without ? undefined : modelSaid(rows, names);
  if (owner && tests.length === 0) return amountsSaid(number, names, [owner, ...models]);
  return amountsSaid(number, names, models).flatMap(({ model, means }) => {
    if (!('measure' in means) || means.measure.where) return [];
    const [where] = tests.flatMap((test) => seenFrom(model, test.model, test.condition, names) ?? []);
    return where ? [meant(model, { measure: { ...means.measure, where } }, names)] : [];
  });
}

/** A model that words name, and nothing else. */
function modelSaid(words: string, names: Names): Model | undefined {
  const [only, ...more] = names.links(words);
  const first = only?.text === words.trim() && more.length === 0 ? only.targets[0]?.target : undefined;
  return names.model(words) ?? (first?.kind === 'model' ? first.model : undefined);
}

/** A formula in words, or with signs. */
function amountsSaid(text: string, names: Names, models: readonly Model[]): Meant[] {
  const spoken = meaningsOfSpoken(text, names, models);
  if (spoken.length > 0) return spoken;
  const formula = parseFormula(text);
  return formula && isFormula(formula) ? meaningsOfFormula(formula, names, models) : [];
}

/** Of a formula that is said in words; none where it is no formula of columns. */
export function meaningsOfSpoken(text: string, names: Names, models: readonly Model[]): Meant[] {
  const written = spokenFormula(text);
  const formula = written === undefined ? undefined : parseFormula(written);
  return formula ? meaningsOfFormula(formula, names, models) : [];
}

/** "Status done": a value beside the column that holds it. */
function rowsOfColumn(text: string, names: Names): Meant[] {
  const columns = [...text.matchAll(columnWritten)].flatMap(([name]) =>
    names.fields(plain(name), undefined, true),
  );
  return rowsNamed(text, names).filter(({ model, means }) =>
    columns.some(
      (column) =>
        column.model === model &&
        'condition' in means &&
        'path' in means.condition &&
        means.condition.path === column.field.name,
    ),
  );
}
