// Nouns that say after a name what sort of thing it is, and nothing more: the "score" of "season score" where
// the column is called season, the "members" of "faculty members". Alone, or where they name something
// themselves, they are read as any word.
import type { Span } from './links.ts';
import type { Token } from './locale/tokens.ts';

type LinkSpan = Extract<Span, { kind: 'link' }>;

const afterField = new Set(
  `value values score scores size sizes level levels number numbers amount amounts rate year years date dates time
  times name names type types status info information function side code codes percentage figure figures`
    .split(/\s+/)
    .filter(Boolean),
);
const afterModel = new Set(['member', 'members', 'record', 'records', 'entry', 'entries']);
/** Less than a word of its own would add that names something well, more than one left unread. */
const tailWeight = 0.3;

/** Each span once more with the light noun that follows it. */
export function withTails(spans: readonly LinkSpan[], tokens: readonly Token[]): LinkSpan[] {
  const known = new Set(spans.map(({ start, end }) => `${start}-${end}`));
  return spans.flatMap((span) => {
    const tail = tokens[span.end];
    if (tail?.kind !== 'word' || known.has(`${span.start}-${span.end + 1}`)) return [];
    const [top] = span.candidates;
    if (!top || top.score < 0.5) return [];
    const isTail =
      top.target.kind === 'field'
        ? afterField.has(tail.folded)
        : top.target.kind === 'model' && afterModel.has(tail.folded);
    return isTail ? [{ ...span, end: span.end + 1, weight: span.weight + tailWeight }] : [];
  });
}
