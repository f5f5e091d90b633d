// A clarification answered in words: "1", "the second one", "la primera", "cái đầu tiên", or the words of
// one option. What could be anything else is a new question, never a guess between options.
import { senseOfWords } from '../language/name-sense.ts';
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
  if (around.length === 1) return around[0];
  const own = chosenByWords(said, options);
  if (own) return own;
  // An option names columns in the language of the schema: "por importe total" is by the "total amount".
  const meant = languages.flatMap((language) => {
    const inEnglish = (text: string) => foldWords(senseOfWords(text, language));
    const told = options.map((option) => ({ option, label: `${option.label} ${inEnglish(option.label)}` }));
    return chosenByWords(inEnglish(words), told)?.option ?? [];
  });
  return new Set(meant).size === 1 ? meant[0] : undefined;
}

const languages = ['es', 'vi'] as const;

// Said around a choice, and saying nothing of it: "by country I mean", "la de países", "ý tôi là theo nước".
const wrapping = new Set(
  (
    'i mean meant want would like the a an one ones please that this with of by for about it is was no not yes ok just option ' +
    'me refiero quiero decir digo la el los las lo de del por con que es si opcion favor ' +
    'y toi la muon noi cai theo cua chon nhe a phuong an'
  ).split(' '),
);

/** The one option that holds every word that says something, wherever it stands. */
function chosenByWords<Option extends { readonly label: string }>(
  said: string,
  options: readonly Option[],
): Option | undefined {
  const telling = said.split(' ').filter((word) => word.length > 2 && !wrapping.has(word));
  if (telling.length === 0 || /\b(not|no|khong)\b/.test(said)) return undefined;
  const fitting = options.filter(({ label }) => {
    const words = foldWords(label).split(' ');
    return telling.every((word) =>
      words.some((own) => own === word || own === `${word}s` || word === `${own}s`),
    );
  });
  const [only] = fitting;
  return fitting.length === 1 && only && !asksAnew(said, telling, only.label) ? only : undefined;
}

const choosing =
  /\b(mean|meant|want|would|one|ones|option|refiero|quiero|opcion|la de|el de|muon|noi|chon)\b/;

/** A whole question has words enough to be one, says nothing of choosing, and leaves out most of the label. */
function asksAnew(said: string, telling: readonly string[], label: string): boolean {
  if (telling.length < 4 || choosing.test(said)) return false;
  const words = foldWords(label)
    .split(' ')
    .filter((word) => word.length > 2 && !wrapping.has(word));
  return telling.length < words.length * 0.6;
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
