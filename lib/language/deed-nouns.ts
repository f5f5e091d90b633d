// "Hires this year", "cancellations per month", "entregas de hoy": deeds, said by a noun, of which no table is kept. The
// rows that have the day of the deed are they, and a time beside them is the time of that day; where no day of it is kept,
// those that are in the state which it leads to.
import type { Field, Model } from '../data-source/manifest.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Candidate } from './links.ts';
import { fold } from './locale/fold.ts';
import type { Token } from './locale/tokens.ts';
import { senseOf } from './name-sense.ts';
import { isDate, isKey, isNumeric } from './reader/nodes.ts';
import type { SchemaIndex } from './schema-index.ts';
import { stemOf } from './schema-words.ts';
import type { ValueMatch } from './value-links.ts';

/** What says that something has yet to be done, or that is noted of every row and no deed of anyone. */
const noDeed =
  /\b(expected|promised|planned|scheduled|estimated|due|required|target|next|last|first|created|updated|modified|changed|added|started|ended|birth|valid|deleted|effective|prometida|estimada|prevista|programada|creacion|actualizacion|inicio|fin|nacimiento|alta|baja|vencimiento|limite)\b/;
const dateWord =
  /^(dates?|days?|times?|at|on|by|of|de|del|la|el|fecha|hora|dia|actual|real|timestamp|datetime|the|was|is)$/;

/** Nouns whose root the verb does not show. */
const roots: Readonly<Record<string, string>> = {
  publication: 'publish',
  production: 'produc',
  consumption: 'consum',
  resolution: 'resolv',
  conversion: 'convert',
  submission: 'submitt',
  admission: 'admitt',
  suspension: 'suspend',
  extension: 'extend',
  decision: 'decid',
  devolucion: 'devuelt',
  apertura: 'abiert',
};
const nominal = /(ation|ition|ion|age|ment|ance|ence|ure|al|y|e)$/;
const shortest = 3;

const quantityWord = /^(quantity|qty|units?|pieces?|amount|number|count|cantidad|unidades|so|luong)$/;

/** The columns that count what a deed was done to: `qty_produced` for "production", `units_scrapped` for "scrap". */
export function quantitiesOf(model: Model, noun: string): readonly Field[] {
  return model.fields.filter((field) => {
    if (!isNumeric(field) || isKey({ model, field })) return false;
    const words = fold(senseOf(field)).split(' ');
    return (
      words.some((word) => quantityWord.test(word)) &&
      words.some((word) => /ed$/.test(word) && isDeedOf(word, noun))
    );
  });
}

/** The quantity of a deed for each noun of one that is no plural: "production by plant". */
export function quantityMatches(tokens: readonly Token[], _: Locale, index: SchemaIndex): ValueMatch[] {
  return tokens.flatMap((token, at): ValueMatch[] => {
    const noun = token.folded;
    // "production" has the stem of products, and is none.
    const isNoun =
      token.kind === 'word' && noun.length >= 5 && (Object.hasOwn(roots, noun) || !isTaken(token, index));
    if (!isNoun || /ed$/.test(noun) || /^rates?$/.test(tokens[at + 1]?.folded ?? '')) return [];
    return index.manifest.manifest.models.flatMap((model) =>
      (model.isView ? [] : quantitiesOf(model, noun)).map((field): ValueMatch => {
        const target = { kind: 'field' as const, model, field };
        return { start: at, end: at + 1, candidate: { target, score: 0.9 } };
      }),
    );
  });
}

/** The rows of a deed for each plural noun of one, in every model that keeps its day. */
export function deedMatches(tokens: readonly Token[], locale: Locale, index: SchemaIndex): ValueMatch[] {
  return tokens.flatMap((token, at): ValueMatch[] => {
    const noun = singularOf(token.folded);
    if (token.kind !== 'word' || noun === undefined || isTaken(token, index)) return [];
    // "rejection reasons", "delivery dates": the noun behind it is what is asked for.
    if (/^(dates?|days?|times?|rates?|reasons?)$/.test(tokens[at + 1]?.folded ?? '')) return [];
    const nouns = [noun, ...inEnglish(noun, locale, index)];
    const models = index.manifest.manifest.models.filter(({ isView }) => !isView);
    const dated = models.flatMap((model): Candidate[] => {
      const field = dayOfAny(model, nouns);
      return field ? [{ target: { kind: 'field', model, field, deed: true }, score: 0.96 }] : [];
    });
    const done = dated.length > 0 ? dated : models.flatMap((model) => statesAfter(model, nouns));
    return done.map((candidate) => ({ start: at, end: at + 1, candidate }));
  });
}

const stateName =
  /\b(status|state|stage|phase|outcome|disposition|estado|situacion|etapa|fase|trang thai|tinh trang|giai doan)\b/;

/** The states of rows to which the deed was done. */
function statesAfter(model: Model, nouns: readonly string[]): Candidate[] {
  return model.fields.flatMap((field) =>
    [field.label, senseOf(field)].some((name) => stateName.test(fold(name)))
      ? statesOf(field)
          .filter((value) => nouns.some((noun) => isStateAfter(fold(value), noun)))
          .map((value): Candidate => ({ target: { kind: 'value', model, field, value }, score: 0.85 }))
      : [],
  );
}

const mostStates = 15;

/** The values of a column that tells rows apart by few; none where it has one, or many. */
export function statesOf(field: Field): readonly string[] {
  const states = field.enumValues ?? field.values ?? [];
  return states.length > 1 && states.length <= mostStates ? states : [];
}

const nounEnding =
  /(ations?|isations?|izations?|tions?|sions?|ments?|als?|ures?|ances?|aciones|acion|iones|ion|os?)$/;
const shortestRoot = 5;

/** What a table has of its own: "constructor" is a word too. */
function ownOf<Value>(table: Readonly<Record<string, Value>>, word: string): Value | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}

/** States whose nouns do not show them. */
const statesSaid: Readonly<Record<string, RegExp>> = {
  absence: /^(absent|missed|vang|ausente|falto)/,
  absenteeism: /^(absent|missed)/,
  attendance: /^(present|attended|co mat|presente|asistio)/,
  presence: /^(present|attended)/,
  lateness: /^(late|tardy)/,
  tardiness: /^(late|tardy)/,
  ausencia: /^(absent|missed|ausente|falto)/,
  asistencia: /^(present|attended|presente|asistio)/,
  inasistencia: /^(absent|missed|ausente|falto)/,
};

/** "cancellation" leads to "cancelled", "approval" to "approved", "cancelación" to "cancelado". */
export function isStateAfter(state: string, noun: string): boolean {
  const said = ownOf(statesSaid, noun.replace(/s$/, ''));
  if (said) return said.test(state);
  const root = noun.replace(nounEnding, '');
  const isNominal = root.length >= shortestRoot && root !== noun;
  return isDeedOf(state, noun) || (isNominal && state.startsWith(root.slice(0, 6)));
}

function singularOf(word: string): string | undefined {
  if (word.length < 5 || !word.endsWith('s') || /(ss|us|is)$/.test(word)) return undefined;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return /(iones|ores|ales)$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

/** The English words of the schema that a word in another language may stand for. */
export function inEnglish(word: string, locale: Locale, { near }: SchemaIndex): readonly string[] {
  if (locale === 'en') return [];
  return (near[locale].get(stemOf(word)) ?? near[locale].get(word) ?? []).flatMap(([first]) => first ?? []);
}

/** The column with the day of the first of the deeds that there is one of. */
export function dayOfAny(model: Model, nouns: readonly string[]): Field | undefined {
  for (const noun of nouns) {
    const field = dayOf(model, noun);
    if (field) return field;
  }
  return undefined;
}

/** True where the word is the whole name of a table or a column. */
function isTaken({ schemaStem }: Token, { names }: SchemaIndex): boolean {
  return (names.get(schemaStem) ?? []).some(
    ({ of, words, strength }) =>
      words.length === 1 &&
      strength > 0.8 &&
      (of.kind === 'model' || (of.kind === 'field' && !isDate(of.field))),
  );
}

/** The column with the day on which what `noun` names was done. */
export function dayOf(model: Model, noun: string): Field | undefined {
  return model.fields.find((field) => {
    if (!isDate(field) || field.type === 'time' || field.primaryKey) return false;
    const words = [fold(field.label), fold(senseOf(field))];
    if (words.some((name) => noDeed.test(name))) return false;
    return words.some((name) => {
      const said = name.split(' ').filter((word) => !dateWord.test(word));
      // A `date_test_taken` is of a test, and a test is more than that day.
      return said.some((word) => (said.length === 1 || /ed$/.test(word)) && isDeedOf(word, noun));
    });
  });
}

/** "hired" and "hire", "cancelled" and "cancellation"; a column may be called by the noun itself. */
export function isDeedOf(word: string, noun: string): boolean {
  if (word === noun) return true;
  if (/ed$/.test(word)) {
    const root = word.slice(0, -2);
    const plain = root.replace(/(.)\1$/, '$1');
    const wanted = ownOf(roots, noun) ?? noun.replace(nominal, '');
    return wanted.length >= shortest && (wanted === root || wanted === plain || noun === root);
  }
  const irregular = ownOf(roots, noun);
  return irregular === undefined ? stemOf(word) === stemOf(noun) : word.startsWith(irregular);
}
