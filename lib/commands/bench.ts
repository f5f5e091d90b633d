// docent bench: measures what budgets are set for. It judges nothing: a machine that is busy is slow.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SetupError } from '../errors/setup-error.ts';
import { commandFolder } from './command-folder.ts';
import { findChromium } from './find-chromium.ts';

const benches: Record<string, () => Promise<Record<string, unknown>>> = {
  sandbox: async () => (await import('../evals/bench/bench-sandbox.ts')).benchSandbox(),
  check: async () => (await import('../evals/bench/bench-check.ts')).benchCheck(),
  pipeline: async () => (await import('../evals/bench/bench-pipeline.ts')).benchPipeline(),
  introspection: async () => (await import('../evals/bench/bench-introspection.ts')).benchIntrospection(),
  policies: async () => (await import('../evals/bench/bench-policies.ts')).benchPolicies(),
  feedback: async () => (await import('../evals/bench/bench-feedback.ts')).benchFeedback(),
  proof: async () => (await import('../evals/bench/bench-proof.ts')).benchProof(),
  load: async () => (await import('../evals/bench/bench-load.ts')).benchLoad(),
  pages: async () => (await import('../evals/bench/bench-pages.ts')).benchPages(findChromium()),
  export: async () => (await import('../evals/bench/bench-export.ts')).benchExport(),
  paging: async () => (await import('../evals/bench/bench-paging.ts')).benchPaging(),
};

/** Needs packages that nothing else does, so it is measured only where it is named. */
const besideLangchain = 'langchain';
const langchainFolder = path.join(import.meta.dirname, '..', '..', 'e2e', 'bench');

export const usage = `Usage: docent bench [NAME…] [--out FILE.json]
  names: ${Object.keys(benches).join(', ')}; all of them when none is given
  ${besideLangchain}: the same question to LangChain.js, once \`npm ci --prefix e2e/bench\` was run
`;

/** Exit 0 when measured, 2 when called wrongly. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { out: { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  const unknown = positionals.find((name) => name !== besideLangchain && !Object.hasOwn(benches, name));
  if (values.help || unknown !== undefined) {
    (values.help ? process.stdout : process.stderr).write(usage);
    return values.help ? 0 : 2;
  }
  const names = positionals.length > 0 ? positionals : Object.keys(benches);
  const results: Record<string, unknown> = { node: process.version, platform: process.platform };
  for (const name of names) {
    process.stderr.write(`Measuring ${name}.\n`);
    results[name] = await (name === besideLangchain ? benchLangchain() : benches[name]?.());
  }
  const text = `${JSON.stringify(results, null, 2)}\n`;
  process.stdout.write(text);
  if (values.out !== undefined) fs.writeFileSync(path.resolve(commandFolder(), values.out), text);
  return 0;
}

async function benchLangchain(): Promise<Record<string, unknown>> {
  if (!fs.existsSync(path.join(langchainFolder, 'node_modules')))
    throw new SetupError('LangChain.js is not installed.', 'Run: npm ci --prefix e2e/bench');
  return (await import('../../e2e/bench/beside-langchain.ts')).benchBesideLangchain();
}
