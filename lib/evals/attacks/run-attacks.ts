// Runs every file of attacks in a folder against the real thing and says which held. What an attack needs is
// told by its fields, so that files which are not known here can be run.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { type Attack, readAttacks } from './attack-file.ts';
import { type AttackKind, isBenign, kindOf } from './attack-kind.ts';
import type { AttackLayers } from './attack-layers.ts';
import { runCsvAttack } from './csv-attacks.ts';
import type { AttackServer } from './fixture-database.ts';
import type { HttpWorld } from './http-world.ts';
import { openOutgoingAttacks } from './outgoing-attacks.ts';
import { Promises } from './promises.ts';
import { runSnippets } from './run-snippets.ts';
import { runWithDatabase } from './run-with-database.ts';
import { skipped } from './verdict.ts';
import { type AttackSummary, VerdictBook } from './verdict-book.ts';

export interface AttackRun {
  readonly summary: AttackSummary;
  /** False when something without protection was not noticed. */
  readonly sees: boolean;
}

export interface AttackOptions {
  /** Told of every verdict and of what is worth knowing about the run. */
  readonly say: (line: string) => void;
  /** Starts the web app for attacks over HTTP and in the browser; without it they are skipped. */
  readonly startHttp?: (server: AttackServer, layers: AttackLayers) => Promise<HttpWorld>;
}

/** What each step of a run is given. */
export interface AttackSteps extends AttackOptions {
  readonly folder: string;
  readonly book: VerdictBook;
  readonly promises: Promises;
  /** Attacks of these kinds, in the order of the files. */
  of(...kinds: AttackKind[]): Attack[];
}

/** @throws Error when a file cannot be read, or nothing can be started */
export async function runAttacks(folder: string, options: AttackOptions): Promise<AttackRun> {
  const files = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => readAttacks(path.join(folder, name)));
  const attacks = withNames(files.flatMap((file) => file.attacks));
  const unread = files.flatMap((file) => file.unread);
  const book = new VerdictBook(options.say);
  const promises = new Promises();
  const steps: AttackSteps = {
    ...options,
    folder,
    book,
    promises,
    of: (...kinds) => attacks.filter((attack) => kinds.includes(kindOf(attack))),
  };

  for (const { id, why } of unread) book.add(skipped(id, why));
  for (const { id, class: name } of steps.of('none'))
    book.add(skipped(id, `an attack of a kind that is not known here: ${name}`));
  for (const attack of steps.of('csv')) book.add(runCsvAttack(attack));
  await runOutgoing(steps);
  const seesSnippets = await runSnippets(steps);
  const seesTheRest = await runWithDatabase(steps);

  const honest = attacks.filter(isBenign);
  promises.count('S16', 'honest work is not refused', honest, book);
  const version = createHash('sha256')
    .update(files.map((file) => file.version).join())
    .digest('hex');
  for (const line of promises.lines(version.slice(0, 8))) options.say(line);
  const cases = attacks.length + unread.length;
  return { summary: { ...book.summary(attacks), cases }, sees: seesSnippets && seesTheRest };
}

/** Two attacks of one name would be one in the summary. */
function withNames(attacks: readonly Attack[]): Attack[] {
  const seen = new Map<string, number>();
  return attacks.map((attack) => {
    const count = (seen.get(attack.id) ?? 0) + 1;
    seen.set(attack.id, count);
    return count === 1 ? attack : { ...attack, id: `${attack.id} (${count})` };
  });
}

async function runOutgoing({ of, book, promises }: AttackSteps): Promise<void> {
  const attacks = of('outgoing');
  if (attacks.length === 0) return;
  const outgoing = await openOutgoingAttacks();
  try {
    for (const attack of attacks) book.add(await outgoing.run(attack));
  } finally {
    await outgoing.close();
  }
  promises.count('S14', 'calls from here reach public addresses only', attacks, book);
}
