// What a run says of each promise of the threat model: of how many attacks none broke it, and what was
// measured. Never "secure".
import type { Attack } from './attack-file.ts';
import type { VerdictBook } from './verdict-book.ts';

export class Promises {
  readonly #lines = new Map<string, string[]>();

  /** "0 of 74 items". */
  count(promise: string, says: string, attacks: readonly Attack[], book: VerdictBook): void {
    if (attacks.length === 0) return;
    const broken = attacks.filter(({ id }) => book.isBroken(id)).map(({ id }) => id);
    this.tally(promise, says, broken, attacks.length);
  }

  /** The same, for what is counted otherwise. `broken` are the names of those that did not hold. */
  tally(promise: string, says: string, broken: readonly string[], of: number, more = ''): void {
    const names = broken.length > 0 ? ` (${broken.slice(0, 10).join(', ')})` : '';
    this.note(promise, `${says}: broken by ${broken.length} of ${of} items${names}${more && `; ${more}`}`);
  }

  /** What was measured, beside the limit that it is held to. */
  note(promise: string, line: string): void {
    this.#lines.set(promise, [...(this.#lines.get(promise) ?? []), line]);
  }

  /** One line each, in their order. */
  lines(version: string): string[] {
    const number = (promise: string) => Number(promise.slice(1));
    const sorted = [...this.#lines].sort(([one], [other]) => number(one) - number(other));
    return [
      `promises, by the attacks of version ${version}:`,
      ...sorted.flatMap(([promise, lines]) => lines.map((line) => `  ${promise} ${line}`)),
    ];
  }
}
