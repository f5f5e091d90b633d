// What the compiler found, in words for the author of a snippet: which name is not there, what does not go
// together, and where the line is. They name nothing that the snippet, or the models it was given, did not name.
import ts from 'typescript';
import type { NamesInSnippet } from './names-in-snippet.ts';
import type { TypedModel } from './typed-model.ts';

const longest = 200;
const fieldsNamed = 12;

export interface Setting {
  readonly file: ts.SourceFile;
  readonly checker: ts.TypeChecker;
  readonly names: NamesInSnippet;
  readonly models: readonly TypedModel[];
  /** Lines before the first of the snippet. */
  readonly linesBefore: number;
}

/** What is wrong, the names that are not there first: what they stand in does not fit because of them. */
export function describeDiagnostics(found: readonly ts.Diagnostic[], setting: Setting): string[] {
  const described = found.map((each) => {
    const start = each.start ?? 0;
    const line = setting.file.getLineAndCharacterOfPosition(start).line + 1 - setting.linesBefore;
    const node = nodeAt(setting.file, start, each.length ?? 0);
    const said = (node && ownWords(node, setting)) ?? { words: compilerWords(each), missing: false };
    return { ...said, line, text: `line ${line}: ${said.words}`.slice(0, longest) };
  });
  const missing = described.filter((each) => each.missing);
  const others = described.filter(({ line }) => !missing.some((each) => each.line === line));
  return [...new Set([...missing, ...others].map(({ text }) => text))];
}

/** The first sentence; what follows is advice about a project that a snippet does not have. */
function compilerWords({ messageText }: ts.Diagnostic): string {
  const [first = ''] = ts.flattenDiagnosticMessageText(messageText, ' ').split(/(?<=[^.]\.)\s/);
  return first.replace(/\s+/g, ' ');
}

function ownWords(node: ts.Node, setting: Setting): { words: string; missing: boolean } | undefined {
  const call = callAround(node);
  if (!call) return undefined;
  const name = calledName(call);
  const missing = call.arguments.flatMap((argument) => missingIn(argument, name, setting))[0];
  if (missing !== undefined) return { words: missing, missing: true };
  if (name === 'join' || name === 'leftJoin') return { words: joinWords(call, setting), missing: false };
  // What a method of another object takes, the compiler says best.
  if (!ts.isIdentifier(call.expression)) return undefined;
  const given = call.arguments.map((argument) => kindAt(argument, setting.checker)).join(', ');
  return { words: `${name}(${given}) does not fit: ${expected(call, setting.checker)}`, missing: false };
}

/** A path or a model in an argument that is not there. */
function missingIn(argument: ts.Expression, call: string, setting: Setting): string[] {
  if (ts.isArrayLiteralExpression(argument) && /^(?:join|leftJoin)$/.test(call))
    return argument.elements.flatMap((each) =>
      ts.isStringLiteralLike(each) ? missingPath(each.text, setting) : [],
    );
  if (!ts.isStringLiteralLike(argument)) return [];
  if (call === 'col') return missingPath(argument.text, setting);
  const isSource = /^(?:from|join|leftJoin)$/.test(call) && argument.parent === callAround(argument);
  const first = ts.isCallExpression(argument.parent) && argument.parent.arguments[0] === argument;
  const known = setting.models.some((model) => model.name === argument.text);
  return isSource && first && !known ? [`${argument.text}: there is no such model`] : [];
}

function missingPath(path: string, { names, models }: Setting): string[] {
  const [alias = '', field] = path.split('.');
  if (field === undefined) return [`'${path}': a column is 'alias.field'`];
  const owners = names.aliases.get(alias);
  if (!owners) return [`'${path}': no from or join names the alias ${alias}`];
  const known = models.filter(({ name }) => owners.has(name));
  const fields = known.flatMap((model) => model.fields.map(({ name }) => name));
  const ofQuery = names.ofQueries.has(alias);
  if (fields.includes(field) || (ofQuery && names.outputs.has(field))) return [];
  if (ofQuery) return [`'${path}': the query ${alias} selects no ${field}`];
  if (known.length === 0) return [];
  const some = fields.slice(0, fieldsNamed).join(', ');
  return [`${known[0]?.name}.${field}: there is no such field; it has ${some}`];
}

function joinWords(call: ts.CallExpression, { names, models }: Setting): string {
  const [source, as] = call.arguments;
  const joined = source && ts.isStringLiteralLike(source) ? source.text : '';
  const alias = as && ts.isStringLiteralLike(as) ? as.text : '';
  const ways = [...names.aliases].flatMap(([other, owners]) =>
    models
      .filter(({ name }) => owners.has(name) && other !== alias)
      .flatMap(({ relations }) => relations.filter(({ to }) => to === joined))
      .map(({ on }) => on.map(({ from, to }) => `['${other}.${from}', '${alias}.${to}']`).join(', ')),
  );
  const way = ways[0] === undefined ? '' : `; they are related by ${ways[0]}`;
  return `this join does not fit: it takes a model, an alias and pairs of columns of one kind${way}`;
}

function expected(call: ts.CallExpression, checker: ts.TypeChecker): string {
  const name = calledName(call);
  if (/^(?:eq|ne|lt|lte|gt|gte|same)$/.test(name))
    return 'both sides must be of one kind, one of them an expression';
  const signatures = checker.getTypeAtLocation(call.expression).getCallSignatures();
  const forms = signatures
    .slice(0, 2)
    .map((signature) => checker.signatureToString(signature).replaceAll('"', "'"));
  return forms.length === 0 ? 'there is no such function' : `it is ${forms.join(' or ')}`;
}

function kindAt(argument: ts.Expression, checker: ts.TypeChecker): string {
  return checker.typeToString(checker.getBaseTypeOfLiteralType(checker.getTypeAtLocation(argument)));
}

function calledName({ expression }: ts.CallExpression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
}

/** The call whose arguments hold the node, through the pairs of a join; not one of a function further out. */
function callAround(node: ts.Node): ts.CallExpression | undefined {
  for (let at: ts.Node = node; at.parent && !ts.isFunctionLike(at); at = at.parent) {
    if (!ts.isCallExpression(at.parent)) continue;
    // The name of a call belongs to the call itself, what stands before the name to an earlier one.
    if (at.parent.expression === at) return ts.isIdentifier(at) || at === node ? at.parent : undefined;
    return at.parent;
  }
  return undefined;
}

/** The smallest node of exactly that place, or around it. */
function nodeAt(file: ts.SourceFile, start: number, length: number): ts.Node | undefined {
  let found: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    if (node.getStart(file) > start || node.end < start + length) return;
    found = node;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
