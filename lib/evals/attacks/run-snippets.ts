// The snippets of attacks, in the real sandbox with the guard and without it, and in a runner that protects
// nothing, which must be seen to break.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openSandbox } from '../../sandbox/open-sandbox.ts';
import type { Attack } from './attack-file.ts';
import { isBenign } from './attack-kind.ts';
import { watchChildren } from './child-watch.ts';
import type { AttackSteps } from './run-attacks.ts';
import { runSandboxAttack } from './sandbox-attacks.ts';
import type { Verdict } from './verdict.ts';
import { runWeakly } from './weak-runner.ts';

/** How many attacks the weak runner must break at; of few attacks, a tenth. */
const mustBreak = 9;
/** Milliseconds within which the next run is served. */
const promptly = 1000;

const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);

/** False when the judge is blind. */
export async function runSnippets({ of, say, book, promises }: AttackSteps): Promise<boolean> {
  const attacks = of('sandbox');
  if (attacks.length === 0) return true;
  const sandbox = await openSandbox();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const children = watchChildren();
  const before = process.memoryUsage().rss;
  const late: string[] = [];
  delay.enable();
  try {
    for (const attack of attacks) {
      const guarded = await runSandboxAttack(attack, sandbox, 'guarded');
      const bare = isBenign(attack) ? guarded : await runSandboxAttack(attack, sandbox, 'bare');
      if (Math.max(guarded.nextMilliseconds, bare.nextMilliseconds) > promptly) late.push(attack.id);
      book.add(guarded.outcome === 'broken' ? guarded : bare);
    }
  } finally {
    delay.disable();
    children.stop();
    await sandbox.close();
  }
  const grown = megabytes(process.memoryUsage().rss - before);
  const hostile = attacks.filter((attack) => !isBenign(attack));
  const weak = await runWeak(hostile);
  const least = Math.min(mustBreak, Math.ceil(hostile.length / 10));
  const sees = weak >= least;
  say(
    `weak runner: broken by ${weak} of ${hostile.length} snippets${sees ? '' : `: BLIND, at least ${least} must break it`}`,
  );
  promises.count('S1', 'generated code reaches nothing of the host', hostile, book);
  promises.tally(
    'S2',
    `after each snippet the next run is served within ${promptly} ms`,
    late,
    attacks.length,
    `this process grew by ${grown} MB (limit 50), its event loop was late by ${Math.round(delay.percentile(99) / 1e6)} ms at the 99th percentile (limit 100)`,
  );
  const ends = attacks.filter(({ class: name }) => /cpu|memory|limit|async|binary|resource/.test(name));
  promises.count('S3', 'a run ends within its limit and 500 ms', ends.length > 0 ? ends : attacks, book);
  if (children.peak() !== undefined)
    promises.note(
      'S3',
      `the largest child held ${megabytes(children.peak() ?? 0)} MB resident (limit 256 of data, with Node's own 50)`,
    );
  return sees;
}

/** An eye that sees nothing finds everything in order, so it is shown something that is not. */
async function runWeak(attacks: readonly Attack[]): Promise<number> {
  const verdicts: Verdict[] = [];
  for (let at = 0; at < attacks.length; at += 2)
    verdicts.push(...(await Promise.all(attacks.slice(at, at + 2).map(runWeakly))));
  return verdicts.filter(({ outcome }) => outcome === 'broken').length;
}
