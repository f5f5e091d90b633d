// MySQL and MariaDB have no function that takes accents from letters, and their collations take different
// letters for equal in each version. So the letters of Latin, Greek and Cyrillic writing are named.
import { foldText } from './fold-text.ts';

const latin = patternsOf([
  [0xc0, 0x24f],
  [0x1e00, 0x1eff],
]);
const others = patternsOf([
  [0x370, 0x4ff],
  [0x1f00, 0x1fff],
]);

/**
 * Patterns of lower-case letters by what they fold to, where that is another. Their ranges run over
 * capitals, of which text in lower case has none: the fewer ranges, the quicker the pattern.
 */
function patternsOf(blocks: readonly (readonly [first: number, last: number])[]) {
  const ranges = new Map<string, { first: string; last: string }[]>();
  for (const [first, last] of blocks) {
    let before: string | undefined;
    for (let code = first; code <= last; code++) {
      const letter = String.fromCodePoint(code);
      if (letter.toLowerCase() !== letter) continue;
      const folded = foldedForMysql(letter);
      if (folded !== letter && /^\p{L}+$/u.test(folded)) {
        const known = ranges.get(folded) ?? [];
        const open = before === folded ? known.at(-1) : undefined;
        if (open) open.last = letter;
        else ranges.set(folded, [...known, { first: letter, last: letter }]);
      }
      before = folded;
    }
  }
  return [...ranges].map(([folded, known]) => {
    const written = known.map((range) =>
      range.first === range.last ? range.first : `${range.first}-${range.last}`,
    );
    return { folded, pattern: `[${written.join('')}]` };
  });
}

function replaced(sql: string, patterns: typeof latin): string {
  return patterns.reduce(
    (inner, { folded, pattern }) => `regexp_replace(${inner}, '${pattern}', '${folded}')`,
    sql,
  );
}

/** `sql` is text of utf8mb4 in a collation that minds accents. Each step is null where it is not needed. */
export function foldMysql(sql: string): string {
  const lower = `lower(${sql})`;
  const other = replaced(`case when ${lower} regexp '[Ͱ-ӿἀ-῿]' then ${lower} end`, others);
  // Most text is ASCII, for which lower case is all there is to do.
  const wide = `case when length(${sql}) <> char_length(${sql}) then ${lower} end`;
  const bare = `regexp_replace(coalesce(${other}, ${wide}), '[\\x{300}-\\x{337}\\x{339}-\\x{36f}]', '')`;
  return `coalesce(${replaced(bare, latin)}, ${lower})`;
}

/** A text as `foldMysql` makes it: what has no letter of its own there is not taken apart. */
export function foldedForMysql(text: string): string {
  return foldText(text).normalize('NFC');
}
