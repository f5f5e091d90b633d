// What a snippet names itself: which alias stands for which model or query, and what its outputs are called.
// The types it is checked against are made from this, so that `col('o.total')` can be known by its type.
import ts from 'typescript';

export interface NamesInSnippet {
  /** Models by alias; an alias of a query has none. */
  readonly aliases: ReadonlyMap<string, ReadonlySet<string>>;
  /** Aliases that stand for a query at least once. */
  readonly ofQueries: ReadonlySet<string>;
  readonly outputs: ReadonlySet<string>;
  /** Places where the compiler is told not to look. */
  readonly evasions: readonly ts.Node[];
}

export function namesInSnippet(file: ts.SourceFile): NamesInSnippet {
  const aliases = new Map<string, Set<string>>();
  const ofQueries = new Set<string>();
  const outputs = new Set<string>();
  const evasions: ts.Node[] = [];

  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) evasions.push(node);
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const [first, second] = node.arguments;
      const name = node.expression.name.text;
      if (/^(?:from|join|leftJoin)$/.test(name) && first && second && ts.isStringLiteralLike(second)) {
        const models = aliases.get(second.text) ?? new Set();
        aliases.set(second.text, models);
        if (ts.isStringLiteralLike(first)) models.add(first.text);
        else ofQueries.add(second.text);
      }
      if (name === 'select' && first && ts.isObjectLiteralExpression(first))
        for (const { name: key } of first.properties)
          if (key && (ts.isIdentifier(key) || ts.isStringLiteralLike(key))) outputs.add(key.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { aliases, ofQueries, outputs, evasions };
}
