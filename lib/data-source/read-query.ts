import { type Query, queryLimits, querySchema, queryTimeSchema } from './query.ts';
import { refuse } from './query-rules.ts';

export interface ReadQuery {
  readonly query: Query;
  /** See `queryTimeSchema`. */
  readonly milliseconds?: number;
}

/**
 * Text as a query of the grammar. In order: size, well-formed text, one parse, depth and number of
 * nodes, strict shape. No name has been looked up when this returns.
 * @throws AssistantError `query.refused`
 */
export function readQuery(text: string): ReadQuery {
  if (text.length > queryLimits.bytes || Buffer.byteLength(text) > queryLimits.bytes) refuse('size');
  if (!isPlainText(text)) refuse('text');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    refuse('json');
  }
  measure(json);
  const { query, milliseconds } = split(json);
  const parsed = querySchema.safeParse(query);
  const time = queryTimeSchema.safeParse(milliseconds);
  if (!time.success) refuse('shape', 'at milliseconds');
  if (parsed.success) return { query: parsed.data, milliseconds: time.data };
  const issue = parsed.error.issues[0];
  refuse('shape', issue ? `at ${issue.path.join('.') || 'the top'}` : undefined);
}

/** The time stands beside the parts of the outermost query, and of no other. */
function split(json: unknown): { query: unknown; milliseconds?: unknown } {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return { query: json };
  if (!Object.hasOwn(json, 'milliseconds')) return { query: json };
  const { milliseconds, ...query } = json as Record<string, unknown>;
  return { query, milliseconds };
}

/** Walks without recursion, so that nesting cannot exhaust the stack. */
function measure(json: unknown): void {
  const waiting: { value: unknown; depth: number; raw: number }[] = [{ value: json, depth: 1, raw: 1 }];
  let nodes = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth, raw } = next;
    if (typeof value === 'string') {
      if (!isPlainText(value)) refuse('text');
      if (Buffer.byteLength(value) > queryLimits.textBytes) refuse('size');
    }
    if (value === null || typeof value !== 'object') continue;
    // What counts is what has a kind; lists and plain objects between are bounded by the grammar.
    const isNode = 'kind' in value;
    if (isNode) nodes += 1;
    if (nodes > queryLimits.nodes) refuse('nodes');
    if (depth > queryLimits.depth || raw > queryLimits.depth * 6) refuse('depth');
    for (const child of Object.values(value)) {
      waiting.push({ value: child, depth: depth + (isNode ? 1 : 0), raw: raw + 1 });
    }
  }
}

/** True for well-formed Unicode without control characters other than tab and line ends. */
function isPlainText(text: string): boolean {
  if (!text.isWellFormed()) return false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || (code >= 127 && code < 160)) return false;
  }
  return true;
}
