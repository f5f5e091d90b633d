/**
 * The values that a check constraint admits for a column, where it is a plain list of text
 * (`status in ('open', 'closed')`, as Postgres and MySQL print it). Anything less plain gives nothing.
 */
export function checkedValues(column: string, definitions: readonly string[]): string[] | undefined {
  for (const definition of definitions) {
    const text = definition
      .replace(/::[a-z]+( varying)?(\(\d+\))?(\[\])?/gi, '')
      .replace(/_utf8mb[34]\\?/gi, '')
      .replace(/\\'/g, "'");
    const match = text.match(
      /^\s*(?:CHECK)?\s*[( ]*["`]?(\w+)["`]?\)*\s+(?:=\s*ANY\s*\(*\s*ARRAY\s*\[|in\s*\()((?:\s*\(*'(?:[^']|'')*'\)*\s*,?)+)[\])\s]*$/i,
    );
    if (!match || match[1]?.toLowerCase() !== column.toLowerCase()) continue;
    const values = [...(match[2] as string).matchAll(/'((?:[^']|'')*)'/g)];
    return values.map((value) => (value[1] as string).replaceAll("''", "'"));
  }
  return undefined;
}
