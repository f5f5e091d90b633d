// The object in a model's reply. Models without structured output wrap it in words or fences and write it
// a little wrong; that is mended. What was cut off is never completed: half a condition is another question.

/** The value, or why there is none. */
export type ReadJson =
  | { readonly value: unknown; readonly mended: boolean }
  | { readonly problem: 'no_object' | 'cut_off' | 'not_json' };

export async function readJson(reply: string): Promise<ReadJson> {
  const text = reply.trim();
  const direct = parse(text);
  if (direct) return { ...direct, mended: false };
  const start = text.indexOf('{');
  if (start < 0) return { problem: 'no_object' };
  const end = endOfObject(text, start);
  if (end === undefined) return { problem: 'cut_off' };
  const object = text.slice(start, end);
  const found = parse(object);
  if (found) return { ...found, mended: true };
  const { jsonrepair } = await import('jsonrepair');
  try {
    return { value: JSON.parse(jsonrepair(object)), mended: true };
  } catch (thrown) {
    if (thrown instanceof Error) return { problem: 'not_json' };
    throw thrown;
  }
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

/** The place after the brace that closes the one at `start`; undefined when none does. */
function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  let quote = '';
  for (let place = start; place < text.length; place++) {
    const character = text[place] as string;
    if (quote !== '') {
      if (character === '\\') place++;
      else if (character === quote) quote = '';
    } else if (character === '"') quote = character;
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') {
      depth--;
      if (depth === 0) return place + 1;
    }
  }
  return undefined;
}
