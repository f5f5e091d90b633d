// npm run attacks -- DIR: runs every file of attacks in a folder against the real guard, isolate, query
// check, routes and databases. The last line says what held.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SetupError } from '../errors/setup-error.ts';
import { type AttackOptions, runAttacks } from '../evals/attacks/run-attacks.ts';
import { commandFolder } from './command-folder.ts';
import { findChromium } from './find-chromium.ts';

export const usage = `Usage: npm run attacks -- DIR [--no-http]
  runs every *.jsonl of DIR against the real guard, isolate, query check, routes and databases
  --no-http   leaves out what needs the web app
`;

/** Exit 0 when every attack held, 1 when something broke or the judge is blind, 2 when called wrongly. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { 'no-http': { type: 'boolean' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [given] = positionals;
  if (values.help || given === undefined) {
    (values.help ? process.stdout : process.stderr).write(usage);
    return values.help ? 0 : 2;
  }
  const folder = path.resolve(commandFolder(), given);
  if (!fs.existsSync(folder))
    throw new SetupError(`There is no folder ${folder}.`, 'Name one that holds *.jsonl files.');
  const startHttp = values['no-http'] ? {} : { startHttp: await httpStarter() };
  const { summary, sees } = await runAttacks(folder, {
    say: (line) => void process.stderr.write(`${line}\n`),
    ...startHttp,
  });
  process.stdout.write(`${JSON.stringify(summary)}\n`);
  return sees && summary.broken.length === 0 ? 0 : 1;
}

async function httpStarter(): Promise<NonNullable<AttackOptions['startHttp']>> {
  const { startHttpWorld } = await import('../evals/attacks/http-world.ts');
  return (server, layers) => startHttpWorld(server, layers, findChromium());
}
