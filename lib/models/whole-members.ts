// What of a reply can be read while the rest of it still comes: the members of its object that are whole.

import { withoutThoughts } from './without-thoughts.ts';

/** Members of the one object in `reply`, up to the last comma between two of them; none while there is none. */
export function wholeMembers(reply: string): Readonly<Record<string, unknown>> {
  const text = withoutThoughts(reply) ?? '';
  const start = text.indexOf('{');
  const end = start < 0 ? undefined : endOfMembers(text, start);
  if (end === undefined) return {};
  try {
    return JSON.parse(`${text.slice(start, end)}}`) as Record<string, unknown>;
  } catch (thrown) {
    // Written a little wrong: it is mended when all of it is there.
    if (thrown instanceof SyntaxError) return {};
    throw thrown;
  }
}

/** The place of the last comma of the outermost object, or of the brace that ends it. */
function endOfMembers(text: string, start: number): number | undefined {
  let end: number | undefined;
  let depth = 0;
  let quoted = false;
  for (let place = start; place < text.length; place++) {
    const character = text[place];
    if (quoted) {
      if (character === '\\') place++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') {
      depth--;
      if (depth === 0) return place;
    } else if (character === ',' && depth === 1) end = place;
  }
  return end;
}
