// Puts the queries of attacks straight to the check and to the database, through every layer, and judges
// what comes back.
import type { BridgeReply } from '../../data-source/reply.ts';
import { failures } from '../../errors/failures.ts';
import { type Attack, inputText, planted } from './attack-file.ts';
import type { Asked, AttackLayers, Layer } from './attack-layers.ts';
import { InexpressibleAttack } from './inexpressible-attack.ts';
import { knownNames } from './known-names.ts';
import { queryFromSql } from './query-from-sql.ts';
import { queryFromTree } from './query-from-tree.ts';
import type { Piece } from './sql-expression-attack.ts';
import { type Tree, textOfQuery } from './sql-tree.ts';
import { skipped, type Verdict, verdict } from './verdict.ts';

/** Milliseconds after which a statement must have been stopped, with the time it takes to stop one. */
const mostMilliseconds = 6500;
const mostRows = 1000;

export async function runQueryAttack(attack: Attack, opened: AttackLayers): Promise<Verdict> {
  const { input, expect } = attack;
  const allowed = expect.decision === 'allow';
  const before = await opened.digest();
  const why: string[] = [];
  const texts = await textsOf(input, opened);
  if (typeof input.sql === 'string' && !allowed) why.push(...(await tryAsText(input.sql, opened)));
  if (texts.length === 0 && allowed) why.push('cannot be said as a query');
  if (allowed && namesNothing(texts, opened))
    return skipped(attack.id, 'it asks for tables that are not in this fixture');
  const brokenLayers = new Set<string>();
  let breaksBare = false;
  for (const text of texts) {
    const truth = await opened.oracle.ask(text);
    for (const layer of opened.layers) {
      const asked = await layer.ask(text);
      for (const problem of judge(asked, truth, layer, attack, opened)) {
        brokenLayers.add(layer.name);
        why.push(`${layer.name}: ${problem}`);
      }
    }
    const bare = judge(await opened.none.ask(text), truth, opened.none, attack, opened);
    breaksBare ||= [...bare].length > 0;
  }
  if ((await opened.digest()) !== before) why.push('the database was changed');
  why.push(...(await serveNext(opened)));
  return verdict(attack.id, why, {
    inexpressible: texts.length === 0,
    breaksBare,
    brokenLayers: [...brokenLayers],
  });
}

/** Whether no model that the queries name is one of this database, as with attacks on another fixture. */
function namesNothing(texts: readonly string[], { whole }: AttackLayers): boolean {
  const known = new Set(whole.models.map(({ name }) => name));
  const named = texts.flatMap((text) =>
    [...text.matchAll(/"model":"([^"]*)"/g)].map(([, name]) => name ?? ''),
  );
  return named.length > 0 && !named.some((name) => known.has(name));
}

/** What a hostile model's SQL can do at most: nothing planted, nothing out of scope, nothing written. */
export async function containSql(sql: string, opened: AttackLayers): Promise<string[]> {
  const attack: Attack = {
    id: '',
    class: '',
    technique: '',
    input: { sql },
    expect: { decision: 'scope_only', never: ['CANARY', 'root:x:0'] },
  };
  return [...(await runQueryAttack(attack, opened)).why];
}

/** The queries nearest to an attack; none where it cannot be said at all. */
async function textsOf(input: Attack['input'], { whole, access }: AttackLayers): Promise<string[]> {
  const names = knownNames(whole, (model) => !access.hiddenModels.includes(model));
  if (input.plan !== undefined) return [textOfQuery(queryFromTree(treeOf(input.plan), names))];
  const sql = inputText(input.sql);
  const said: Piece[] = [];
  for (const expandStars of [true, false]) {
    try {
      said.push(await queryFromSql(sql, { names, expandStars }));
    } catch (thrown) {
      if (!(thrown instanceof InexpressibleAttack)) throw thrown;
    }
  }
  return [...new Set(said.map(textOfQuery))];
}

/** A tree as it is, or as its generator nests it. */
function treeOf(plan: unknown): Tree {
  const made = plan as { $gen?: string; base?: object; leaf?: unknown; key?: string; depth?: number };
  if (made.$gen !== 'nest') return plan as Tree;
  let where = made.leaf;
  for (let depth = 0; depth < Number(made.depth); depth++) where = { [String(made.key)]: [where] };
  return { ...made.base, where } as Tree;
}

async function tryAsText(sql: string, { both }: AttackLayers): Promise<string[]> {
  const { reply, text } = await both.ask(sql);
  return reply.ok || planted.test(text) ? ['its SQL was taken as it is'] : [];
}

function* judge(
  asked: Asked,
  truth: Asked,
  layer: Layer,
  attack: Attack,
  opened: AttackLayers,
): Iterable<string> {
  const { reply, text, milliseconds } = asked;
  const { decision } = attack.expect;
  const never = [
    planted,
    ...((attack.expect.never as string[] | undefined) ?? []).map((word) => new RegExp(word)),
  ];
  // What an attack wrote itself may come back to it as a value that it wrote.
  const written = JSON.stringify(attack.input);
  for (const word of never) {
    const found = word.exec(text)?.[0];
    if (found !== undefined && !(written.includes(found) && truth.text === text)) yield `${found} came out`;
  }
  if (planted.test(asked.logged)) yield 'something planted is in the log';
  if (milliseconds > mostMilliseconds) yield `took ${Math.round(milliseconds)} ms`;
  if (!reply.ok) {
    yield* judgeRefusal(reply, attack, opened);
    if (decision === 'allow' && layer.checked) yield `refused: ${reply.code} ${reply.detail ?? ''}`;
    return;
  }
  if (reply.rows.length > mostRows) yield `${reply.rows.length} rows came out`;
  if (decision === 'reject' && layer.checked) yield 'was taken';
  if (truth.reply.ok && !sameRows(reply, truth.reply)) yield 'gave other rows than those of the scope';
  if (decision === 'allow' && layer.checked) yield* judgeAnswer(reply, attack);
}

/** A refusal is a code of ours; it tells no value and no name that the attack did not know. */
function* judgeRefusal(
  reply: BridgeReply & { ok: false },
  attack: Attack,
  { access }: AttackLayers,
): Iterable<string> {
  if (!Object.hasOwn(failures, reply.code)) yield `answered with ${reply.code}`;
  const detail = reply.detail ?? '';
  if (detail !== '' && reply.code !== 'query.refused') yield `told: ${detail}`;
  if (/ERROR|HINT|LINE \d|invalid input|does not exist|relation "/.test(detail)) yield `told: ${detail}`;
  const hidden = [
    ...access.hiddenModels,
    ...access.hiddenFields.map((name) => name.split('.').at(-1) as string),
  ];
  const written = JSON.stringify(attack.input);
  // With every star said as all columns, the attack wrote all their names.
  const starred = written.includes('*');
  const told = hidden.find((name) => detail.includes(name) && !written.includes(name));
  if (told !== undefined && !starred) yield `told of ${told}`;
}

function* judgeAnswer(reply: BridgeReply & { ok: true }, { expect }: Attack): Iterable<string> {
  const { rows, columns } = reply;
  if (typeof expect.rows === 'number' && rows.length !== expect.rows) yield `gave ${rows.length} rows`;
  if (typeof expect.min_rows === 'number' && rows.length < expect.min_rows) yield `gave ${rows.length} rows`;
  for (const [name, wanted] of Object.entries((expect.value ?? {}) as Record<string, unknown>)) {
    const cell = rows[0]?.[columns.findIndex((column) => column.name === name)];
    if (String(cell) !== String(wanted)) yield `gave ${name} = ${cell}`;
  }
}

function sameRows(a: BridgeReply & { ok: true }, b: BridgeReply & { ok: true }): boolean {
  // Cut at the limit, without an order, any rows of the scope are right; all of them are judged by what they hold.
  if (a.truncated && b.truncated) return a.rows.length === b.rows.length;
  const sorted = (rows: BridgeReply & { ok: true }) => rows.rows.map((row) => JSON.stringify(row)).sort();
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** After every attack an honest question is answered, over the same connections. */
async function serveNext({ both, whole, access }: AttackLayers): Promise<string[]> {
  const model = whole.models.find(({ name }) => !access.hiddenModels.includes(name));
  const query = {
    kind: 'select',
    from: { model: model?.name, as: 'm' },
    outputs: [{ expr: { kind: 'aggregate', fn: 'count' }, as: 'n' }],
  };
  const { reply } = await both.ask(JSON.stringify(query));
  return reply.ok ? [] : [`the next question was not served: ${reply.code}`];
}
