// docent ask: answers one question on the terminal. With --source it needs nothing else; without, the
// configured source or the demo is asked, which may have to be started first.
import { parseArgs } from 'node:util';
import type { Manifest } from '../data-source/manifest.ts';
import { closeDatabase, database } from '../db/client.ts';
import { settings } from '../env/settings.ts';
import { SetupError } from '../errors/setup-error.ts';
import { type EvalQuestion, failureOf, openEvalRuntime, plannerNamed } from '../evals/eval-runtime.ts';
import { absolute } from '../evals/locate-source.ts';
import { nearestLocale } from '../i18n/locale.ts';
import { commandFolder } from './command-folder.ts';
import { renderOutcome } from './render-outcome.ts';

export const usage = `Usage: docent ask "QUESTION" [OPTIONS]
  --source URL      postgres://…, mysql://… or sqlite:PATH; without it DATA_URL, or the demo
  --locale LOCALE   en, vi or es (default en)
  --timezone ZONE   default UTC
  --as EMAIL        asks as this person: their access rules and policies hold
  --json            prints the envelope
  --plan            prints the plan too
  --explain         prints the code and the SQL too
`;

const options = {
  source: { type: 'string' },
  locale: { type: 'string' },
  timezone: { type: 'string' },
  as: { type: 'string' },
  json: { type: 'boolean' },
  plan: { type: 'boolean' },
  explain: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** Exit 0 for an answer, a clarification or an honest no; 1 when it failed; 2 when called wrongly. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const question = positionals.join(' ').trim();
  if (values.help || question === '') {
    process.stdout.write(usage);
    return values.help ? 0 : 2;
  }
  const url =
    values.source === undefined ? await configuredSource() : absolute(values.source, commandFolder());
  if (values.as !== undefined && values.source !== undefined) await configuredSource();

  const runtime = await openEvalRuntime(plannerNamed(settings().planner));
  try {
    const outcome = await runtime.withSource(url, async ({ manifest, ask }) => {
      const person = values.as === undefined ? {} : await asPerson(values.as, url, manifest);
      return ask(
        {
          question,
          locale: nearestLocale(values.locale),
          timeZone: values.timezone ?? 'UTC',
          now: new Date(),
          turns: [],
          ...person,
        },
        AbortSignal.timeout(120_000),
      );
    });
    process.stdout.write(
      values.json
        ? `${JSON.stringify(outcome.envelope, null, 2)}\n`
        : renderOutcome(outcome, { plan: values.plan, explain: values.explain }),
    );
    if (outcome.envelope.type !== 'error') return 0;
    process.stderr.write(`${failureOf(outcome) ?? outcome.envelope.data.error_code}\n`);
    return 1;
  } finally {
    await runtime.close();
    if (values.as !== undefined) await closeDatabase();
  }
}

/** Prepares what the app itself would answer from, and gives its URL. */
async function configuredSource(): Promise<string> {
  const { prepareDatabases } = await import('./prepare-databases.ts');
  const { settings } = await prepareDatabases();
  return settings.dataUrl as string;
}

async function asPerson(
  address: string,
  url: string,
  manifest: Manifest,
): Promise<Pick<EvalQuestion, 'asker' | 'policies'>> {
  const [
    { accessFor },
    { livePoliciesFor },
    { recordManifest },
    { normalizeEmail },
    { permissionsOf },
    appSettings,
  ] = await Promise.all([
    import('../conversations/access-for.ts'),
    import('../conversations/live-policies.ts'),
    import('../conversations/record-manifest.ts'),
    import('../auth/create-user.ts'),
    import('../auth/permission.ts'),
    import('../settings/app-settings.ts'),
  ]);
  const client = database();
  const email = normalizeEmail(address);
  const user = await client.user.findUnique({ where: { email } });
  if (!user || user.disabledAt) {
    throw new SetupError(
      `There is no account ${email}.`,
      'See `npm run docent -- user` for how to make one.',
    );
  }
  const actor = {
    id: user.id,
    role: user.role,
    attributes: (user.attributes ?? {}) as Record<string, string>,
  };
  const sourceId = await recordManifest(client, url, manifest);
  const { staff_reads_code } = await appSettings.readAppSettings(client);
  const policies = await livePoliciesFor(client, { sourceId, userId: user.id, role: user.role });
  return {
    asker: {
      actor,
      access: await accessFor(client, { sourceId, manifest, actor }),
      mayReadCode: permissionsOf(user.role, staff_reads_code === true).has('code:read'),
    },
    policies: policies.live,
  };
}
