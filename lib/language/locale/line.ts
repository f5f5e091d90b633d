// A question as one line of folded words, its numbers written `#12`: for patterns with places for numbers.
import type { Locale } from '../../i18n/locale.ts';
import { findNumbers } from './numbers.ts';
import type { Token } from './tokens.ts';

export interface Line {
  /** Words with a space before and after each. */
  readonly text: string;
  /** The token at which each word of the text starts, and the end of the last. */
  readonly starts: readonly number[];
}

export function lineOf(tokens: readonly Token[], locale: Locale): Line {
  const numbers = new Map(
    findNumbers(tokens, locale).flatMap((number) =>
      number.isPercent || number.ordinal ? [] : [[number.start, number] as const],
    ),
  );
  const words: string[] = [];
  const starts: number[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const number = numbers.get(at);
    words.push(number ? `#${number.value}` : (tokens[at] as Token).folded);
    starts.push(at);
    if (number) at = number.end - 1;
  }
  return { text: ` ${words.join(' ')} `, starts: [...starts, tokens.length] };
}

/** The tokens that a match of a pattern covers; the match begins with the space before its first word. */
export function placeOf(
  { text, starts }: Line,
  index: number,
  match: string,
): { start: number; end: number } {
  const first = text.slice(0, index + 1).split(' ').length - 2;
  const last = first + match.trim().split(' ').length;
  return { start: starts[first] as number, end: starts[last] as number };
}

const compiled = new Map<string, RegExp>();

/** Where a pattern of whole words stands in a line; each match begins with the space before its first word. */
export function saidIn({ text }: Line, pattern: string): RegExpExecArray[] {
  // A pattern is that of a language, and the same for every question.
  const whole = compiled.get(pattern) ?? new RegExp(` (?:${pattern})(?= )`, 'g');
  compiled.set(pattern, whole);
  return [...text.matchAll(whole)];
}
