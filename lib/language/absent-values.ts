// "Orders with status payed", where no status is "payed": a word beside a field whose values are all known and
// that is none of them. It is said, with the values that are spelled nearly so, instead of being read past.
import type { Field } from '../data-source/manifest.ts';
import type { Span } from './links.ts';
import { fold } from './locale/fold.ts';
import type { RankedReading } from './readings.ts';
import { spellingDistance } from './spelling-distance.ts';

export interface AbsentValue {
  /** As it was written, and where it stands in the question. */
  readonly said: string;
  readonly start: number;
  readonly end: number;
  readonly field: Field;
  /** Values spelled nearly so, nearest first; empty where there are none. */
  readonly near: readonly string[];
  /** Some values that the field has. */
  readonly known: readonly string[];
}

const mostNear = 2;
const mostKnown = 5;

/** The first such word of a question; undefined where there is none. */
export function absentValue({ cutting, sketch }: RankedReading): AbsentValue | undefined {
  const { spans, tokens } = cutting;
  const unread = new Set(
    sketch.unread.flatMap((node) => (node.t === 'word' || node.t === 'literal' ? [node.start] : [])),
  );
  for (const [at, span] of spans.entries()) {
    const field = fieldOf(span);
    const next = spans[at + 1]?.kind === 'cue' && isJoint(spans[at + 1]) ? spans[at + 2] : spans[at + 1];
    if (!field || !next || next.kind === 'cue' || next.kind === 'number' || next.kind === 'period') continue;
    const first = tokens[next.start];
    const last = tokens[next.end - 1];
    if (!first || !last || first.kind === 'punctuation' || next.end - next.start > 2) continue;
    // A value, or a table, is what it says; a field's name may be a value misspelt.
    if (next.kind === 'link' && next.candidates[0]?.target.kind !== 'field') continue;
    const folded = tokens
      .slice(next.start, next.end)
      .map(({ folded: word }) => word)
      .join(' ');
    const values = field.values ?? [];
    const near = values
      .map((value) => ({ value, distance: spellingDistance(folded, fold(value), mostNear) }))
      .filter(
        ({ distance, value }) => distance > 0 && distance <= Math.min(mostNear, Math.floor(value.length / 2)),
      )
      .sort((left, right) => left.distance - right.distance)
      .map(({ value }) => value);
    const isUnknown = next.kind !== 'link' && unread.has(next.start) && next.start === span.end;
    if (folded.length < 4 || values.some((value) => fold(value) === folded)) continue;
    if (near.length === 0 && !(isUnknown && next.kind === 'literal')) continue;
    const { start, end } = { start: first.start, end: last.end };
    return {
      said: tokens
        .slice(next.start, next.end)
        .map(({ text }) => text)
        .join(' '),
      start,
      end,
      field,
      near: near.slice(0, 3),
      known: values.slice(0, mostKnown),
    };
  }
  return undefined;
}

/** The field that a span names, where every value of it is known. */
function fieldOf(span: Span | undefined): Field | undefined {
  const target = span?.kind === 'link' ? span.candidates[0]?.target : undefined;
  if (target?.kind !== 'field') return undefined;
  return target.field.valuesComplete && target.field.type === 'text' ? target.field : undefined;
}

function isJoint(span: Span | undefined): boolean {
  return span?.kind === 'cue' && (span.cue.role === 'stopword' || span.cue.role === 'filler');
}
