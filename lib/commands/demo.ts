// docent demo: says whether the demo business is loaded; with --fresh loads it again, as of today.
import { parseArgs } from 'node:util';
import { joinEmbeddedServer } from '../db/embedded-server.ts';
import { loadDemo } from '../demo/load-demo.ts';
import { suggestedQuestions } from '../demo/suggested-questions.ts';
import { openHome } from '../env/home.ts';
import { SetupError } from '../errors/setup-error.ts';
import { beforeExit } from './exit-work.ts';
import { demoDatabase, prepareDatabases, reader, say } from './prepare-databases.ts';

export const usage = `Usage: docent demo [--fresh]
  --fresh   loads the demo business again, so that it ends yesterday
`;

/** @throws SetupError when a source of one's own is configured. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { fresh: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const { demo, settings } = await prepareDatabases();
  if (!demo) {
    throw new SetupError(
      'DATA_URL names a source, so there is no demo here.',
      'Unset DATA_URL to use the demo business.',
    );
  }
  if (values.fresh) {
    const server = await joinEmbeddedServer(settings.home, say);
    beforeExit(() => server.leave());
    const { readerPassword } = openHome(settings.home);
    say('Loading the demo business…');
    await loadDemo(server.url(demoDatabase), {
      now: new Date(),
      reader: { name: reader, password: readerPassword },
    });
  }
  process.stdout.write('The demo business is loaded. Questions to begin with:\n');
  for (const { question } of suggestedQuestions) process.stdout.write(`  ${question}\n`);
  return 0;
}
