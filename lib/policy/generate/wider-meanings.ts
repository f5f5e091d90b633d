// What an explanation of a few words teaches besides them: "rank of Cook" explained by a value says that a rank
// is that column, whatever its value; "which patron" explained by the names of members says what the rows are called.
import { tokenize } from '../../language/locale/tokens.ts';
import type { Meant } from './meaning.ts';
import { meant } from './meanings-of-formula.ts';
import type { Names } from './names.ts';
import { isFiller } from './term-choices.ts';

export interface WiderMeaning {
  readonly text: string;
  readonly wide: Meant;
}

/** `text`: a stretch of the question that `one` may be the meaning of. */
export function widerMeanings(text: string, one: Meant, question: string, names: Names): WiderMeaning[] {
  return [
    ...besideValue(text, one, names),
    ...besideUnknown(text, one, question, names),
    ...rowsOfNames(text, one, question, names),
  ];
}

/**
 * "Red paint" is that of one colour; that "paint" means their colour says the same, and of every other colour
 * too. Only where the value stands in several columns, so that the word beside it is what tells them apart.
 */
function besideValue(text: string, { demanded, means, model, values }: Meant, names: Names): WiderMeaning[] {
  const [value] = values;
  if (!('condition' in means) || !('path' in means.condition) || value === undefined) return [];
  const { path } = means.condition;
  const isOneOfSeveral = [...demanded].some((fact) => fact.startsWith('way '));
  if (values.length !== 1 || !isOneOfSeveral || path === undefined) return [];
  const said = value.toLowerCase();
  const word = text.startsWith(`${said} `) ? text.slice(said.length + 1) : text.replace(` ${said}`, '');
  return word === text ? [] : [{ text: word.trim(), wide: meant(model, { field: path }, names) }];
}

const comparing = /^(?:eq|ne|gt|gte|lt|lte|contains|startsWith)$/;
/** Of what a number is a number, where a column says it too: "169 kg" of `weight_kg`. */
const counted = /^\p{L}{1,3}$/u;

/** The word beside a value that nothing else is known by: it is what the column is called. */
function besideUnknown(
  text: string,
  { means: said, model }: Meant,
  question: string,
  names: Names,
): WiderMeaning[] {
  if (!('condition' in said) || !('path' in said.condition) || !('value' in said.condition)) return [];
  const { path, op, value } = said.condition;
  if (path === undefined || !comparing.test(op) || Array.isArray(value)) return [];
  const shown = String(value).toLowerCase();
  const place = ` ${text} `.indexOf(` ${shown} `);
  if (place < 0 || shown === text) return [];
  const rest = `${text.slice(0, Math.max(0, place - 1))} ${text.slice(place + shown.length)}`;
  const words = tokenize(rest, names.locale).flatMap((token) =>
    token.kind !== 'word' || isFiller(token.text, names.locale) || isUnitOf(token.folded, path)
      ? []
      : [token.text],
  );
  const [word, ...more] = words;
  if (word === undefined || more.length > 0 || isKnown(word, question, names)) return [];
  // Who is told by a name is of the rows that have names: "the patron Rosa Lind".
  const means = model.displayFields.includes(path) ? { model: model.name } : { field: path };
  return [{ text: word, wide: meant(model, means, names) }];
}

/** Words that are linked so well say already what they are. */
const known = 0.8;

function isKnown(word: string, question: string, names: Names): boolean {
  if (names.unread(question).some((one) => one.toLowerCase() === word)) return false;
  const [first] = names.links(word).flatMap(({ targets }) => targets);
  return first === undefined || (first.target.kind !== 'relation' && first.score >= known);
}

function isUnitOf(word: string, path: string): boolean {
  return counted.test(word) && path.split(/[._]/).includes(word);
}

const asking = /^(?:which|what|whose|who|nào|qué|que|cu[aá]l(?:es)?|quién(?:es)?)\s+|\s+nào$/giu;
/** "Which patrons" are not names but those who have them; a word that names something already is left to it. */
function rowsOfNames(text: string, { means, model }: Meant, question: string, names: Names): WiderMeaning[] {
  if (!('field' in means) || means.where || !model.displayFields.includes(means.field)) return [];
  const word = text.replace(asking, '').trim();
  const own = names.manifest.field(model.name, means.field);
  const saysName = own?.label
    .toLowerCase()
    .split(/\s+/)
    .some((part) => word.split(/\s+/).includes(part));
  return saysName || isKnown(word, question, names) || /\s/.test(word)
    ? []
    : [{ text: word, wide: meant(model, { model: model.name }, names) }];
}
