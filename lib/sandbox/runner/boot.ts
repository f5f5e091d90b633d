// Prepares a fresh isolate for one snippet. Runs inside it, before anything untrusted does, and keeps the
// functions it needs in its own closure, so that a snippet which replaces `JSON.parse` fools only itself.
// Only strings go in and out: the text of a query, the text of its reply, the text of the result.
import { createDatabase } from '../builder/database.ts';
import { expressions } from '../builder/expressions.ts';

interface Bridge {
  apply(receiver: undefined, args: [string], options: object): Promise<string>;
}
type Snippet = () => Promise<unknown>;

/** Gives the function that runs the snippet; it resolves to `V` and the result, or `E` and what went wrong. */
export function boot(
  bridge: Bridge,
  queryLength: number,
  resultLength: number,
): (snippet: Snippet) => Promise<string> {
  const { parse, stringify } = JSON;
  const { apply, deleteProperty } = Reflect;
  const { create, defineProperty, freeze } = Object;
  const { slice } = String.prototype;
  const cut = (text: string, length: number): string => apply(slice, text, [0, length]);
  const text = String;
  const BridgeError = Error;

  const absent = [
    'WebAssembly',
    'SharedArrayBuffer',
    'Atomics',
    'console',
    'WeakRef',
    'FinalizationRegistry',
    'eval',
    'Function',
  ];
  const functions = [() => {}, async () => {}, function* () {}, async function* () {}];
  for (let at = 0; at < functions.length; at++) {
    const prototype = Object.getPrototypeOf(functions[at]);
    defineProperty(prototype, 'constructor', { value: undefined, writable: false, configurable: false });
  }
  for (let at = 0; at < absent.length; at++) deleteProperty(globalThis, absent[at] as string);

  // Options have no prototype: nothing a snippet puts on Object.prototype can become an option.
  const copied = (more: object) => freeze(Object.assign(create(null), more));
  const options = copied({
    arguments: copied({ copy: true }),
    result: copied({ promise: true, copy: true }),
  });
  const bridgeApply = bridge.apply;

  async function send(query: unknown) {
    const queryText = stringify(query);
    if (typeof queryText !== 'string') throw new BridgeError('a query must be data');
    if (queryText.length > queryLength) throw new BridgeError('query.refused: the query is too large');
    const reply = parse(await apply(bridgeApply, bridge, [undefined, [queryText], options]));
    if (!reply.ok) throw new BridgeError(reply.detail ? `${reply.code}: ${reply.detail}` : reply.code);
    return reply;
  }

  const { db } = createDatabase(send);
  const symbols: Record<string, unknown> = { db, ...expressions };
  for (const name of Object.keys(symbols))
    defineProperty(globalThis, name, { value: symbols[name], writable: false, configurable: false });

  function worded(thrown: unknown): string {
    try {
      if (thrown === null || typeof thrown !== 'object') return text(thrown);
      const { name, message } = thrown as Error;
      return name && name !== 'Error' ? `${text(name)}: ${text(message)}` : text(message);
    } catch {
      return 'something that cannot be described';
    }
  }

  return async (snippet) => {
    try {
      const result = stringify(await snippet());
      if (result === undefined) return 'Vnull';
      return result.length > resultLength ? 'O' : `V${result}`;
    } catch (thrown) {
      return `E${cut(worded(thrown), 500)}`;
    }
  };
}
