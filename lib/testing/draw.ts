// Random choices, drawn through fast-check so that a seed gives the same ones again and a failure shrinks.
import fc, { type GeneratorValue } from 'fast-check';

export interface Draw {
  /** A whole number from 0 to `most`. */
  number(most: number): number;
  of<Choice>(choices: readonly Choice[]): Choice;
  /** True in one of `n` draws, on average. */
  oneIn(n: number): boolean;
}

export function drawWith(generate: GeneratorValue): Draw {
  const number = (most: number) => generate(fc.nat, { max: most });
  return {
    number,
    of: (choices) => choices[number(choices.length - 1)] as (typeof choices)[number],
    oneIn: (n) => number(n - 1) === n - 1,
  };
}
