// A clarification answered in words: "1", "the second one", "la primera", "cái đầu tiên", or the words of
// one option. What could be anything else is a new question, never a guess between options.
import { foldWords } from '../pipeline/context-builder.ts';

/** The option that `words` choose, or nothing. */
export function chooseOption<Option extends { readonly label: string }>(
  words: string,
  options: readonly Option[],
): Option | undefined {
  const said = foldWords(words);
  const exact = options.filter(({ label }) => foldWords(label) === said);
  if (exact.length === 1) return exact[0];
  const position = namedPosition(said, options.length);
  if (position !== undefined) return options[position];
  // Part of one label and of no other; or one label with a word or two around it ("I mean …").
  const within = options.filter(({ label }) => said.length >= 3 && holds(foldWords(label), said));
  if (within.length === 1) return within[0];
  const around = options.filter(({ label }) => {
    const folded = foldWords(label);
    return holds(said, folded) && said.split(' ').length - folded.split(' ').length <= 2;
  });
  return around.length === 1 ? around[0] : undefined;
}

const fillers = new Set(
  (
    'the a one option number no please i mean want choose take answer ' +
    'la el lo una uno opcion numero por favor quiero ' +
    'cai so lua chon phuong an y toi muon chon thu dau nhat'
  ).split(' '),
);

/** Folded words for each position; the last list counts from the end. */
const positions: readonly (readonly string[])[] = [
  ['1', '1st', 'first', 'primera', 'primero', 'primer', 'tien', 'mot'],
  ['2', '2nd', 'second', 'segunda', 'segundo', 'hai'],
  ['3', '3rd', 'third', 'tercera', 'tercero', 'tercer', 'ba'],
];
const lastWords = ['last', 'ultima', 'ultimo', 'cuoi', 'cung'];

/** "the first one" and the like, when nothing else is said. */
function namedPosition(said: string, count: number): number | undefined {
  // "thứ nhất" and "đầu tiên" are the first in Vietnamese, though each word alone is a filler.
  if (/\b(thu nhat|dau tien)$/.test(said)) return 0;
  const words = said.split(' ').filter((word) => !fillers.has(word));
  if (words.length === 0) return said === 'one' || said === 'uno' || said === 'una' ? 0 : undefined;
  if (words.every((word) => lastWords.includes(word))) return count - 1;
  if (words.length !== 1) return undefined;
  const position = positions.findIndex((names) => names.includes(words[0] ?? ''));
  return position >= 0 && position < count ? position : undefined;
}

function holds(text: string, part: string): boolean {
  return part !== '' && ` ${text} `.includes(` ${part} `);
}
