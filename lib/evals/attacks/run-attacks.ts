// Runs every file of attacks in a folder against the real thing and says which held. What an attack needs is
// told by its fields, so that files which are not known here can be run.
import fs from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openSandbox } from '../../sandbox/open-sandbox.ts';
import { type Attack, readAttacks } from './attack-file.ts';
import { type AttackLayers, loadShapes, openLayers, type Scope } from './attack-layers.ts';
import { type AttackServer, type Fixture, readFixture, startAttackServer } from './fixture-database.ts';
import type { HttpWorld } from './http-world.ts';
import { runQueryAttack } from './query-attacks.ts';
import { runSandboxAttack } from './sandbox-attacks.ts';
import { runBenignQuestion, runTextAttack } from './text-attacks.ts';
import { skipped, type Verdict } from './verdict.ts';
import { runWeakly } from './weak-runner.ts';

export interface AttackSummary {
  readonly cases: number;
  readonly held: number;
  readonly broken: string[];
  readonly skipped: { id: string; why: string }[];
}

export interface AttackRun {
  readonly summary: AttackSummary;
  /** False when a runner without protection was not noticed. */
  readonly sees: boolean;
}

export interface AttackOptions {
  /** Told of every verdict and of what is worth knowing about the run. */
  readonly say: (line: string) => void;
  /** Starts the web app for attacks over HTTP; without it they are skipped. */
  readonly startHttp?: (server: AttackServer, layers: AttackLayers) => Promise<HttpWorld>;
}

/** How many attacks the weak runner must break at; of few attacks, a tenth. */
const mustBreak = 9;

type Kind = 'sandbox' | 'query' | 'text' | 'question' | 'http' | 'none';

/** What an attack is put to. */
function kindOf({ class: name, input }: Attack): Kind {
  if (input.code !== undefined) return 'sandbox';
  if (input.sql !== undefined || input.plan !== undefined) return 'query';
  if (input.route !== undefined) return 'http';
  if (/fuzz/.test(name) && input.text !== undefined) return 'http';
  if (input.worst_case !== undefined) return 'text';
  if (input.channel !== undefined && /benign/.test(name)) return 'question';
  if (input.channel !== undefined) return 'text';
  return 'none';
}

/** @throws Error when a file cannot be read, or nothing can be started */
export async function runAttacks(folder: string, options: AttackOptions): Promise<AttackRun> {
  const files = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort();
  const attacks = files.flatMap((name) => readAttacks(path.join(folder, name)));
  const of = (...kinds: Kind[]) => attacks.filter((attack) => kinds.includes(kindOf(attack)));
  const verdicts: Verdict[] = [];
  const keep = (verdict: Verdict) => {
    verdicts.push(verdict);
    if (verdict.outcome === 'broken') options.say(`BROKEN ${verdict.id}: ${verdict.why.join('; ')}`);
  };

  const delay = monitorEventLoopDelay({ resolution: 5 });
  const before = process.memoryUsage().rss;
  delay.enable();
  await runSnippets(of('sandbox'), keep);
  delay.disable();
  options.say(
    `sandbox: ${of('sandbox').length} snippets with the guard and without; the event loop was late by ${ms(delay.percentile(99) / 1e6)} at the 99th percentile, and this process grew by ${Math.round((process.memoryUsage().rss - before) / 2 ** 20)} MB`,
  );
  const sees = await runWeak(
    of('sandbox').filter((attack) => !/benign/.test(attack.class)),
    options,
  );
  await runWithDatabase(folder, of('query', 'text', 'question', 'http'), options, keep);
  for (const attack of of('none')) keep(skipped(attack.id, whyNone(attack)));
  return { summary: summarise(attacks, verdicts), sees };
}

function whyNone({ class: name, input }: Attack): string {
  if (input.cell !== undefined || /csv/.test(name)) return 'the CSV export is not built yet';
  return `an attack of a kind that is not known here: ${name}`;
}

const ms = (milliseconds: number) => `${Math.round(milliseconds)} ms`;

async function runSnippets(attacks: Attack[], keep: (verdict: Verdict) => void): Promise<void> {
  if (attacks.length === 0) return;
  const sandbox = await openSandbox();
  try {
    for (const attack of attacks) {
      const guarded = await runSandboxAttack(attack, sandbox, 'guarded');
      const bare = /benign/.test(attack.class) ? guarded : await runSandboxAttack(attack, sandbox, 'bare');
      keep(guarded.outcome === 'broken' ? guarded : bare);
    }
  } finally {
    await sandbox.close();
  }
}

/** An eye that sees nothing finds everything in order, so it is shown something that is not. */
async function runWeak(attacks: Attack[], { say }: AttackOptions): Promise<boolean> {
  if (attacks.length === 0) return true;
  const verdicts: Verdict[] = [];
  for (let at = 0; at < attacks.length; at += 2)
    verdicts.push(...(await Promise.all(attacks.slice(at, at + 2).map(runWeakly))));
  const broken = verdicts.filter(({ outcome }) => outcome === 'broken').length;
  const least = Math.min(mustBreak, Math.ceil(attacks.length / 10));
  const sees = broken >= least;
  say(
    `weak runner: broken by ${broken} of ${attacks.length} snippets${sees ? '' : `: BLIND, at least ${least} must break it`}`,
  );
  return sees;
}

async function runWithDatabase(
  folder: string,
  attacks: Attack[],
  options: AttackOptions,
  keep: (verdict: Verdict) => void,
): Promise<void> {
  if (attacks.length === 0) return;
  const fixture = readFixture(folder);
  if (!fixture) {
    for (const attack of attacks)
      keep(skipped(attack.id, 'the folder has no fixture/schema.pg.sql and roles.pg.sql'));
    return;
  }
  const server = await startAttackServer();
  const worlds = scopedWorlds(server, fixture);
  const sandbox = await openSandbox();
  try {
    await loadShapes(server, fixture);
    let inexpressible = 0;
    let open = 0;
    for (const attack of attacks) {
      const kind = kindOf(attack);
      if (kind === 'http') continue;
      const layers = await worlds.of((attack.input.scope ?? {}) as Scope);
      const verdict =
        kind === 'query'
          ? await runQueryAttack(attack, layers)
          : await (kind === 'text' ? runTextAttack : runBenignQuestion)(attack, layers, sandbox);
      if (verdict.inexpressible) inexpressible++;
      if (verdict.breaksBare) open++;
      keep(verdict);
    }
    options.say(
      `queries: ${inexpressible} cannot be said in the grammar of queries and are held by that; with no layer at all ${open} break`,
    );
    const layers = await worlds.of({});
    await runHttp(
      attacks.filter((attack) => kindOf(attack) === 'http'),
      server,
      layers,
      options,
      keep,
    );
  } finally {
    await sandbox.close();
    await worlds.close();
    await server.close();
  }
}

async function runHttp(
  attacks: Attack[],
  server: AttackServer,
  layers: AttackLayers,
  { startHttp, say }: AttackOptions,
  keep: (verdict: Verdict) => void,
): Promise<void> {
  if (attacks.length === 0) return;
  if (!startHttp) {
    for (const attack of attacks) keep(skipped(attack.id, 'the web app was not started'));
    return;
  }
  say('http: starting the web app');
  const world = await startHttp(server, layers);
  try {
    for (const attack of attacks) keep(await world.run(attack));
  } finally {
    await world.close();
  }
}

/** The layers for each scope that attacks name; where one names none, the first that was named, or tenant 1. */
function scopedWorlds(server: AttackServer, fixture: Fixture) {
  const opened = new Map<string, AttackLayers>();
  const limits = (fixture.views ?? fixture.roles).matchAll(
    /(\w+)(?:::\w+)? = \(SELECT \w+\.scope_\w+\(\)\)/gi,
  );
  const attribute = [...limits].map(([, column]) => column).find((column) => column !== 'id') ?? 'org_id';
  return {
    async of(scope: Scope): Promise<AttackLayers> {
      const wanted = Object.keys(scope).length > 0 ? scope : { [attribute]: 1 };
      const key = JSON.stringify(wanted);
      const known = opened.get(key) ?? (await openLayers(server, fixture, wanted, opened.size + 1));
      opened.set(key, known);
      return known;
    },
    async close() {
      for (const layers of opened.values()) await layers.close();
    },
  };
}

function summarise(attacks: Attack[], verdicts: Verdict[]): AttackSummary {
  const of = (outcome: Verdict['outcome']) => verdicts.filter((each) => each.outcome === outcome);
  return {
    cases: attacks.length,
    held: of('held').length,
    broken: of('broken').map(({ id }) => id),
    skipped: of('skipped').map(({ id, why }) => ({ id, why: why.join('; ') })),
  };
}
