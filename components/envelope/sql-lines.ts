// A statement is written on one line, for a database; a person reads it clause by clause.
const clauses =
  /^(from|where|group by|having|order by|limit|offset|fetch|union(?: all)?|intersect|except|(?:left |right |inner |cross |full )?join(?: lateral)?)\b/i;

/**
 * The statement with each clause of its outermost level on a line of its own, and those of a subquery indented.
 * Nothing but white space between words changes: what is quoted stays as it is.
 */
export function sqlLines(sql: string): string {
  let lines = '';
  let depth = 0;
  /** For each open parenthesis, whether a query stands in it. */
  const queries: boolean[] = [];
  for (let at = 0; at < sql.length; ) {
    const rest = sql.slice(at);
    const quoted = /^(?:'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`)/.exec(rest)?.[0];
    if (quoted) {
      lines += quoted;
      at += quoted.length;
      continue;
    }
    const character = sql[at] ?? '';
    if (character === '(') {
      const isQuery = /^\(\s*(?:select|with)\b/i.test(rest);
      queries.push(isQuery);
      lines += character;
      if (isQuery) lines += line(++depth);
    } else if (character === ')') {
      if (queries.pop()) lines += line(--depth);
      lines += character;
    } else if (character === ' ' && queries.at(-1) !== false && clauses.test(rest.trimStart())) {
      const clause = clauses.exec(rest.trimStart())?.[0] ?? '';
      lines += line(depth) + clause;
      at += rest.length - rest.trimStart().length + clause.length;
      continue;
    } else {
      lines += character;
    }
    at += 1;
  }
  return lines;
}

function line(depth: number): string {
  return `\n${'  '.repeat(depth)}`;
}
