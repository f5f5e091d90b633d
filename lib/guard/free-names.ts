// Which names a piece of code uses without declaring them. Scopes are taken together on purpose: a name
// declared anywhere in the snippet counts as its own everywhere in it. That can only miss a name that is
// not there at run time, which then fails as an error of the code.
import type { Node } from 'acorn';

type Part = Node & Record<string, unknown>;

export interface Names {
  /** Used, and declared nowhere in the code. */
  readonly free: ReadonlySet<string>;
}

export function freeNames(parts: readonly Part[]): Names {
  const declared = new Set<string>(['arguments']);
  const used = new Set<string>();
  const keys = new Set<unknown>();
  const probed = new Set<string>();
  for (const part of parts) {
    if (part.type === 'VariableDeclarator') declare(part.id, declared);
    else if (part.type === 'CatchClause') declare(part.param, declared);
    else if (part.type.endsWith('FunctionExpression') || part.type === 'FunctionDeclaration') {
      declare(part.id, declared);
      for (const parameter of part.params as unknown[]) declare(parameter, declared);
    } else if (part.type === 'ClassDeclaration' || part.type === 'ClassExpression')
      declare(part.id, declared);
    else if (part.type === 'MemberExpression' && part.computed !== true) keys.add(part.property);
    else if (isKeyed(part) && part.computed !== true && part.shorthand !== true) keys.add(part.key);
    else if (part.type === 'MetaProperty') keys.add(part.meta).add(part.property);
    // Asking whether a name exists is allowed, and so is using it where it has been asked about: it is
    // simply not there.
    else if (part.type === 'UnaryExpression' && part.operator === 'typeof') {
      const operand = part.argument as Part;
      if (operand.type === 'Identifier') probed.add(String(operand.name));
    }
  }
  for (const part of parts)
    if (part.type === 'Identifier' && !keys.has(part)) {
      const name = String(part.name);
      if (!declared.has(name) && !probed.has(name)) used.add(name);
    }
  return { free: used };
}

function isKeyed(part: Part): boolean {
  return part.type === 'Property' || part.type === 'MethodDefinition' || part.type === 'PropertyDefinition';
}

function declare(pattern: unknown, into: Set<string>): void {
  const part = pattern as Part | null | undefined;
  if (!part) return;
  if (part.type === 'Identifier') into.add(String(part.name));
  else if (part.type === 'ObjectPattern')
    for (const property of part.properties as Part[]) declare(property.value ?? property.argument, into);
  else if (part.type === 'ArrayPattern')
    for (const element of part.elements as unknown[]) declare(element, into);
  else if (part.type === 'AssignmentPattern') declare(part.left, into);
  else if (part.type === 'RestElement') declare(part.argument, into);
}

/** Every node of a syntax tree, without recursion, so that nesting cannot exhaust the stack. */
export function allParts(root: Node): Part[] {
  const parts: Part[] = [];
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (Array.isArray(value)) {
      for (const element of value) waiting.push(element);
      continue;
    }
    if (value === null || typeof value !== 'object' || typeof (value as Part).type !== 'string') continue;
    parts.push(value as Part);
    for (const child of Object.values(value)) if (child && typeof child === 'object') waiting.push(child);
  }
  return parts;
}
