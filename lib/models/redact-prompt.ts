// Personal data in a prompt is replaced by placeholders before it leaves, and put back in the reply: the
// model can still say "the orders of ⟨email-1⟩" without ever having seen whose. The rules are patterns over
// text, so they are depth: what must never leave a source is hidden or masked there.

interface Rule {
  readonly kind: string;
  readonly pattern: RegExp;
  readonly holds?: (found: string) => boolean;
}

const rules: readonly Rule[] = [
  { kind: 'email', pattern: /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,24}/gu },
  { kind: 'iban', pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g, holds: isIban },
  { kind: 'card', pattern: /\b\d(?:[ -]?\d){12,18}\b/g, holds: isCard },
  // With a plus or in groups; a plain number is more often a number than a phone.
  { kind: 'phone', pattern: /(?<![\p{L}\p{N}.])\+\d{1,3}(?:[ .-]?\(?\d{2,4}\)?){2,5}(?![\p{L}\p{N}])/gu },
  { kind: 'phone', pattern: /(?<![\p{L}\p{N}.-])0\d{1,3}(?:[ .-]\d{2,4}){2,4}(?![\p{L}\p{N}])/gu },
  {
    kind: 'ip',
    pattern: /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])/g,
  },
];

export interface Redaction {
  redact(text: string): string;
  /** Puts back, in every string of a reply, what its placeholders stand for. */
  restore<T>(reply: T): T;
  /** How many different things were replaced. */
  readonly count: number;
}

/** One redaction for one prompt: the same thing has the same placeholder in all its parts. */
export function openRedaction(): Redaction {
  const placeholders = new Map<string, string>();
  const originals = new Map<string, string>();
  return {
    redact(text) {
      let redacted = text;
      for (const { kind, pattern, holds } of rules) {
        redacted = redacted.replace(pattern, (found) => {
          if (holds && !holds(found)) return found;
          const known = placeholders.get(found);
          if (known) return known;
          const placeholder = `⟨${kind}-${placeholders.size + 1}⟩`;
          placeholders.set(found, placeholder);
          originals.set(placeholder, found);
          return placeholder;
        });
      }
      return redacted;
    },
    restore(reply) {
      return originals.size === 0 ? reply : restoreIn(reply, originals);
    },
    get count() {
      return placeholders.size;
    },
  };
}

function restoreIn<T>(value: T, originals: ReadonlyMap<string, string>): T {
  if (typeof value === 'string') {
    return value.replace(/⟨[a-z]+-\d+⟩/g, (found) => originals.get(found) ?? found) as T;
  }
  if (Array.isArray(value)) return value.map((each) => restoreIn(each, originals)) as T;
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, restoreIn(each, originals)]),
    ) as T;
  }
  return value;
}

/** ISO 7064 mod 97-10. */
function isIban(found: string): boolean {
  const compact = found.replaceAll(' ', '');
  const turned = compact.slice(4) + compact.slice(0, 4);
  let rest = 0;
  for (const character of turned) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** Luhn. */
function isCard(found: string): boolean {
  const digits = [...found].filter((character) => /\d/.test(character)).map(Number);
  const sum = digits.reverse().reduce((total, digit, place) => {
    const value = place % 2 === 0 ? digit : digit * 2;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
