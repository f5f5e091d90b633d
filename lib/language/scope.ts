// What kind of help a question asks for, before any reading of it: an answer from the data, help with
// the assistant, a change that will not be made, or something that no data answers.
import type { Model } from '../data-source/manifest.ts';
import type { Cutting } from './linker.ts';
import type { Span } from './links.ts';

export type Scope =
  | { readonly kind: 'data' }
  | { readonly kind: 'help'; readonly about?: Model }
  | { readonly kind: 'write' }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'missing'; readonly words: readonly string[] };

/** `hasTurns`: an unclear question may lean on the one before it. */
export function scopeOf(cutting: Cutting, hasTurns: boolean): Scope {
  const { spans, tokens } = cutting;
  const roles = new Set(spans.flatMap((span) => (span.kind === 'cue' ? [span.cue.role] : [])));
  const links = spans.filter((span): span is Extract<Span, { kind: 'link' }> => span.kind === 'link');
  const named = links.filter((span) =>
    span.candidates.some(({ target, score }) => target.kind !== 'value' && score >= 0.6),
  );
  if (isWrite(cutting)) return { kind: 'write' };
  if (roles.has('help') && named.length <= 1) {
    const model = named[0]?.candidates.find(({ target }) => target.kind === 'model')?.target.model;
    return model ? { kind: 'help', about: model } : { kind: 'help' };
  }
  const unknown = spans.filter((span) => span.kind === 'word' && tokens[span.start]?.kind === 'word');
  const strangers = spans.filter((span) => span.kind === 'literal');
  if (links.length === 0) {
    if (hasTurns) return { kind: 'data' };
    return { kind: 'elsewhere' };
  }
  const strength = links.reduce((sum, span) => sum + (span.candidates[0]?.score ?? 0), 0);
  const lost =
    unknown.length + strangers.filter((span) => span.kind === 'literal' && !span.quoted).length * 0.7;
  if (roles.has('smalltalk') && strength < 1) return { kind: 'elsewhere' };
  // More of it is foreign to the data than belongs to it.
  if (!hasTurns && lost > strength * 1.5 + 0.6) return { kind: 'elsewhere' };
  return { kind: 'data' };
}

function isWrite(cutting: Cutting): boolean {
  const first = cutting.spans.find(
    (span) =>
      !(
        span.kind === 'cue' &&
        (span.cue.role === 'filler' || span.cue.role === 'smalltalk' || span.cue.role === 'stopword')
      ) && !isPunctuation(cutting, span),
  );
  return first?.kind === 'cue' && first.cue.role === 'write';
}

function isPunctuation(cutting: Cutting, span: Span): boolean {
  return span.kind === 'word' && cutting.tokens[span.start]?.kind === 'punctuation';
}
