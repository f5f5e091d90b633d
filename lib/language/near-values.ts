// Words that nothing explains, looked at once more: values spelled otherwise, and names of things that
// the index does not hold.

import { bestCandidates } from './best-candidates.ts';
import { withinReach } from './far-values.ts';
import type { Cutting } from './linker.ts';
import type { Span } from './links.ts';
import type { Token } from './locale/tokens.ts';
import type { SchemaIndex } from './schema-index.ts';
import { misspeltValues } from './value-links.ts';
import { range } from './word-units.ts';

/** Unexplained words once more: misspelt values, and names of things that the index does not hold. */
export function withNearValues(cutting: Cutting, index: SchemaIndex): Cutting {
  const { tokens } = cutting;
  const spans: Span[] = [];
  for (let at = 0; at < cutting.spans.length; ) {
    const span = cutting.spans[at] as Span;
    if (span.kind !== 'word' || tokens[span.start]?.kind !== 'word') {
      spans.push(span);
      at += 1;
      continue;
    }
    let last = at;
    while (isPlainWord(cutting.spans[last + 1], tokens)) last += 1;
    const start = span.start;
    const end = (cutting.spans[last] as Span).end;
    const beside = isValue(spans.at(-1)) || isValue(cutting.spans[last + 1]);
    const links = cutting.spans.filter((other) => other.kind === 'link');
    const near = misspeltValues(tokens, start, end, index, beside).filter(({ candidate, ...place }) =>
      withinReach([...links, { ...place, candidates: [candidate] }], tokens, index).some(
        (group) => group.start === place.start,
      ),
    );
    const longest = near.sort(
      (a, b) => b.end - b.start - (a.end - a.start) || b.candidate.score - a.candidate.score,
    )[0];
    if (longest) {
      const candidates = near
        .filter((match) => match.start === longest.start && match.end === longest.end)
        .map((match) => match.candidate);
      spans.push(...words(start, longest.start));
      spans.push({
        kind: 'link',
        start: longest.start,
        end: longest.end,
        candidates: bestCandidates(candidates),
        weight: 0.5,
      });
      spans.push(...words(longest.end, end));
    } else spans.push(...properNames(tokens, start, end));
    at = last + 1;
  }
  return { ...cutting, spans };
}

function isValue(span: Span | undefined): boolean {
  return span?.kind === 'link' && span.candidates[0]?.target.kind === 'value';
}

function isPlainWord(span: Span | undefined, tokens: readonly Token[]): boolean {
  return span?.kind === 'word' && tokens[span.start]?.kind === 'word';
}

function words(start: number, end: number): Span[] {
  return range(start, end).map((at) => ({ kind: 'word', start: at, end: at + 1, weight: 0 }));
}

/** Capitalised words inside a sentence, codes and addresses are taken as values nobody listed. */
function properNames(tokens: readonly Token[], start: number, end: number): Span[] {
  const spans: Span[] = [];
  for (let at = start; at < end; ) {
    let stop = at;
    while (stop < end && isProper(tokens[stop] as Token, stop)) stop += 1;
    if (stop > at) {
      const text = tokens
        .slice(at, stop)
        .map((token) => token.text.replace(/['’]s$/, ''))
        .join(' ');
      spans.push({ kind: 'literal', text, quoted: false, start: at, end: stop, weight: 0 });
      at = stop;
    } else {
      spans.push(...words(at, at + 1));
      at += 1;
    }
  }
  return spans;
}

function isProper(token: Token, at: number): boolean {
  if (/[@\d]/.test(token.text)) return true;
  return at > 0 && /^\p{Lu}/u.test(token.text);
}
