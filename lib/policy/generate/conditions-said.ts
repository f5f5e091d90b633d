// Which rows somebody names where they say that these count, or do not: by a value, by a column of yes and no, or in
// words that are read as those of a question.
import type { Model } from '../../data-source/manifest.ts';
import type { Condition } from '../../pipeline/plan.ts';
import { isDate } from './dates-said.ts';
import { fieldsSaid } from './fields-said.ts';
import type { Meant } from './meaning.ts';
import { meant } from './meanings-of-formula.ts';
import { meaningsOfSpoken, meaningsOfWords } from './meanings-of-words.ts';
import type { Names } from './names.ts';
import { readAsDone } from './read-by-planner.ts';
import { rowsNamed } from './rows-named.ts';

/** What "is not X or is empty" is said of. */
const pointing = /^(?:the\s+)?(?:ones|those|rows|records)\s+(?:where|whose|with)\s+(?:the\s+)?/iu;

/** A meaning that is a test of rows. */
export type Conditional = Meant & { means: { condition: Condition } };

export function conditionsSaid(
  what: string,
  names: Names,
  spoken: readonly Model[],
  clock: { now: Date; timeZone: string },
): Conditional[] {
  const [about] = spoken;
  return partsOf(bareColumns(what, names))
    .flatMap((part) => [
      ...meaningsOfSpoken(part.replace(pointing, ''), names, spoken),
      ...rowsNamed(part, names),
      ...meaningsOfWords(part, names, spoken, clock),
      ...(about ? meaningsOfWords(`${about.plural} that are ${part}`, names, spoken, clock) : []),
      ...readAsDone(part, names, spoken, clock),
      ...(about ? withDate(part, about, names) : []),
    ])
    .filter((one): one is Conditional => 'condition' in one.means)
    .filter(
      ({ model, means }) => !isOfThisQuestion(means.condition) && isKnown(means.condition, model, what),
    );
}

const having =
  /^(?:(?:the|a|los|las|those|ones|people|rows|những|các|em|người|khách)\s+)*(?:(?:that|who|which|que|mà)\s+)?(?:have|has|having|with|tienen?|con|có)\s+(?:an?\s+|any\s+|una?\s+)?(?<name>[\p{L}_ ]+)$/iu;

/** "Those that have a leaving date": whoever has none has not left. */
function withDate(part: string, about: Model, names: Names): Meant[] {
  const name = having.exec(part)?.groups?.name;
  if (name === undefined) return [];
  return fieldsSaid(name, names).flatMap(({ model, field }) =>
    model === about && isDate(field) && field.nullable
      ? [meant(about, { condition: { path: field.name, op: 'isNotNull' } }, names)]
      : [],
  );
}

/** "Only last year" is about the question that was asked; what passed before today is a state. */
function isOfThisQuestion(condition: Condition): boolean {
  if ('and' in condition) return condition.and.some(isOfThisQuestion);
  return 'period' in condition && /^(?:during|notDuring)$/.test(condition.op);
}

/** A value that nobody put in quotes and no column is known to hold was misread as one. */
function isKnown(condition: Condition, model: Model, what: string): boolean {
  if (!('path' in condition) || !('value' in condition) || typeof condition.value !== 'string') return true;
  const { path, value } = condition;
  const field = model.fields.find(({ name }) => name === path);
  if (field?.type !== 'text') return true;
  const known = [...(field.values ?? []), ...(field.enumValues ?? [])];
  return known.includes(value) || /["'“‘«]/.test(what);
}

const column = String.raw`[\p{L}\p{N}]+_[\p{L}\p{N}_]+`;
/** "A left_on date", "fecha left_on": what kind of column it is says nothing more. */
const kindBehind = new RegExp(
  String.raw`(?:(?<![\p{L}])(?:an?|any|the|its|their)\s+)?(?<column>${column})\s+(?:date|value|field|column|day)(?![\p{L}])`,
  'giu',
);
const kindBefore = new RegExp(
  String.raw`(?:(?<![\p{L}])(?:una?|el|la)\s+)?(?<![\p{L}])(?:fecha|campo|columna|valor|cột|trường|ngày)\s+(?<column>${column})`,
  'giu',
);
/** "Without a leaving date (left_on)": in other words, and then as the column is called. */
const namedBehind = new RegExp(
  String.raw`(?<has>(?<![\p{L}])(?:without|with|have|has|having|no|sin|con|tienen?|không\s+có|chưa\s+có|có)\s+)[^,()]{1,40}?\((?<column>${column})\)`,
  'giu',
);

/** "Fecha de baja", "date of birth": the date that is called so without it. */
const dateOf = /(?<![\p{L}])(?:fecha\s+de|date\s+of|ngày)\s+(?<name>\p{L}+)(?![\p{L}_])/giu;

function bareColumns(what: string, names: Names): string {
  return what
    .replace(namedBehind, '$<has>$<column>')
    .replace(kindBehind, '$<column>')
    .replace(kindBefore, '$<column>')
    .replace(dateOf, (said, name: string) =>
      names.fields(name, undefined, true).some(({ field }) => isDate(field)) ? name : said,
    );
}

/** What stands in brackets, or behind "that is", says the same more exactly. */
function partsOf(what: string): string[] {
  const inBrackets = [...what.matchAll(/\(([^()]+)\)/gu)].map(([, inner = '']) => inner);
  const [main = '', ...exactly] = what
    .replace(/\([^()]*\)/gu, ' ')
    .split(
      /,?\s*(?:\bi\.e\.|\bthat\s+is\b|\bmeaning\b|tức\s+là|nghĩa\s+là|\bes\s+decir\b|\bo\s+sea\b),?\s*/iu,
    );
  const written = main
    .split(',')
    .slice(1)
    .filter((part) => /_/.test(part));
  return [...inBrackets, ...exactly, ...written, main]
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
