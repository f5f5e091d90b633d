// The object in a model's reply. Models without structured output wrap it in words, thoughts or fences and write it
// a little wrong; that is mended. What was cut off is never completed: half a condition is another question.

import { withoutThoughts } from './without-thoughts.ts';

interface Problem {
  readonly problem: 'no_object' | 'cut_off' | 'not_json' | 'several';
}

/** The value, or why there is none. */
export type ReadJson = { readonly value: unknown; readonly mended: boolean } | Problem;

/** Places where an object may begin that are tried; words before it rarely have braces of their own. */
const mostStarts = 8;

/**
 * Of several objects the one that `fits`, else the first: some models think aloud before they reply. Of two that fit
 * and differ none is taken, for nobody knows which was meant.
 *
 * @param cut the model had more to say, so that what misses its end is no slip
 */
export async function readJson(
  reply: string,
  cut = false,
  fits: (value: unknown) => boolean = () => true,
): Promise<ReadJson> {
  const whole = parse(reply);
  if (whole) return chosen(whole.value, fits, false);
  const said = withoutThoughts(reply)?.trim();
  // It never came to the reply; what looks like one is a draft.
  if (said === undefined) return { problem: 'cut_off' };
  const text = unquoted(said);
  const direct = parse(text);
  if (direct) return chosen(direct.value, fits, text !== said);
  const found = await objectsIn(text, cut);
  if ('problem' in found) return found;
  const fitting = new Map(found.objects.filter(fits).map((value) => [JSON.stringify(value), value] as const));
  if (fitting.size > 1) return { problem: 'several' };
  for (const value of fitting.values()) return { value, mended: true };
  return chosen(found.objects[0], fits, true);
}

/** At least one object, or why there is none. */
async function objectsIn(text: string, cut: boolean): Promise<{ objects: unknown[] } | Problem> {
  const starts = [...text.matchAll(/\{/g)].map(({ index }) => index);
  if (starts.length === 0) return { problem: 'no_object' };
  const objects: unknown[] = [];
  let problem: Problem['problem'] | undefined;
  let end = 0;
  let tried = 0;
  for (const start of starts) {
    // Braces further in are of the object before.
    if (start < end) continue;
    if (tried++ >= mostStarts) break;
    const object = objectAt(text, start, cut);
    if (object === undefined) {
      problem ??= 'cut_off';
      break;
    }
    problem = 'not_json';
    const read = parse(object) ?? (await repaired(object));
    if (!read) continue;
    objects.push(read.value);
    end = start + object.length;
  }
  return objects.length > 0 ? { objects } : { problem: problem ?? 'not_json' };
}

/** An object that was sent as a text. */
function unquoted(text: string): string {
  if (!text.startsWith('"')) return text;
  try {
    return String(JSON.parse(text));
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return text;
    throw thrown;
  }
}

/** The value, or the one object in it that fits: small models put it into a list, into a text, or under a name. */
function chosen(value: unknown, fits: (value: unknown) => boolean, mended: boolean): ReadJson {
  if (fits(value)) return { value, mended };
  const inner = [value].flat().length === 1 ? [value].flat()[0] : undefined;
  const members = typeof inner === 'object' && inner !== null ? Object.values(inner) : [];
  for (const each of [inner, ...(members.length === 1 ? members : [])]) {
    const object = typeof each === 'string' ? parse(each)?.value : each;
    if (typeof object === 'object' && object !== null && fits(object)) return { value: object, mended: true };
  }
  return { value, mended };
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
