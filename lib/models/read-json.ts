// The object in a model's reply. Models without structured output wrap it in words, thoughts or fences and write it
// a little wrong; that is mended. What was cut off is never completed: half a condition is another question.

/** The value, or why there is none. */
export type ReadJson =
  | { readonly value: unknown; readonly mended: boolean }
  | { readonly problem: 'no_object' | 'cut_off' | 'not_json' };

/** Places where an object may begin that are tried; words before it rarely have braces of their own. */
const mostStarts = 8;

/** `cut`: the model had more to say, so that what misses its end is no slip. */
export async function readJson(reply: string, cut = false): Promise<ReadJson> {
  const text = withoutThoughts(reply).trim();
  const direct = parse(text);
  if (direct) return { ...direct, mended: false };
  const starts = [...text.matchAll(/\{/g)].slice(0, mostStarts).map(({ index }) => index);
  if (starts.length === 0) return { problem: 'no_object' };
  let problem: 'cut_off' | 'not_json' | undefined;
  for (const start of starts) {
    const object = objectAt(text, start, cut);
    if (object === undefined) {
      // Braces further in are of what was cut.
      return { problem: problem ?? 'cut_off' };
    }
    const value = parse(object) ?? (await repaired(object));
    if (value) return { ...value, mended: true };
    problem = 'not_json';
  }
  return { problem: problem ?? 'not_json' };
}

/** What reasoning models say to themselves first, which may hold drafts. */
function withoutThoughts(reply: string): string {
  return reply.replace(/<(think|thinking|reasoning)>[\s\S]*?<\/\1>/giu, '');
}

function parse(text: string): { value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { value } : undefined;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}

async function repaired(object: string): Promise<{ value: unknown } | undefined> {
  // It would make an object of words too: "{the plan}".
  if (!/^\{\s*(?:\}|\/[/*]|["'“‘]|[\p{L}_$][\p{L}\p{N}_$]*\s*:)/u.test(object)) return undefined;
  const { jsonrepair } = await import('jsonrepair');
  try {
    return parse(jsonrepair(object));
  } catch (thrown) {
    if (thrown instanceof Error) return undefined;
    throw thrown;
  }
}

/** The text of the object that begins at `start`; undefined when its end did not come. */
function objectAt(text: string, start: number, cut: boolean): string | undefined {
  let depth = 0;
  let quote = '';
  for (let place = start; place < text.length; place++) {
    const character = text[place] as string;
    if (quote !== '') {
      if (character === '\\') place++;
      else if (character === quote && closes(text, place)) quote = '';
    } else if (character === '"' || (character === "'" && opens(text, place))) quote = character;
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') {
      depth--;
      if (depth === 0) return text.slice(start, place + 1);
    }
  }
  // Small models forget the last brace. Where each member has its end, nothing else is missing.
  const isWhole = !cut && depth === 1 && quote === '' && /[\]}"']\s*(?:```)?\s*$/.test(text);
  return isWhole ? `${text.slice(start).replace(/\s*```\s*$/, '')}}` : undefined;
}

/** An apostrophe inside a word opens nothing. */
function opens(text: string, place: number): boolean {
  return /[{[,:]\s*$/.test(text.slice(Math.max(0, place - 20), place));
}

/** A single quote ends where a member or a list goes on; inside a text it is an apostrophe, or opens a value. */
function closes(text: string, place: number): boolean {
  return text[place] === '"' || /^\s*(?:[,:}\]]|$)/.test(text.slice(place + 1, place + 20));
}
