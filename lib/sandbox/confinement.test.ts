import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Confinement, childCommand, probeConfinement } from './confinement.ts';
import { type RunnerText, runnerText } from './runner-text.ts';

let confinement: Confinement;
let text: RunnerText;
beforeAll(async () => {
  [confinement, text] = await Promise.all([probeConfinement(), runnerText()]);
});

/** What a program sees that runs exactly as the runner does: the view after a complete escape. */
function insideChild(program: string): string {
  const limits = { memoryMegabytes: 256, cpuSeconds: 5 };
  const [command, ...args] = childCommand(confinement, { ...text, program }, limits);
  const env = {} as NodeJS.ProcessEnv;
  return spawnSync(command, args, { env, cwd: text.addonFolder, encoding: 'utf8' }).stdout.trim();
}

const attempt = (expression: string) => `
const say = (outcome) => process.stdout.write(String(outcome));
(async () => { try { say(await (${expression})); } catch (problem) { say('refused ' + problem.code); } })();`;

describe('a child process, as seen after an escape from its isolate', () => {
  it('finds no environment', () => {
    const names = insideChild(attempt('Object.keys(process.env).join()'));
    expect(names.split(',').filter((name) => /HOME|USER|PATH|TOKEN|KEY|SECRET|URL/.test(name))).toEqual([]);
  });

  it.each([
    ['read a file', "require('node:fs').readFileSync('/etc/passwd', 'utf8').length"],
    ['read the sources', "require('node:fs').readdirSync(process.cwd() + '/../..').length"],
    ['write a file', "require('node:fs').writeFileSync('/tmp/docent-escape', 'x')"],
    ['start a process', "require('node:child_process').execFileSync('/bin/true')"],
    ['start a thread', "new (require('node:worker_threads').Worker)('1', { eval: true }) && 'started'"],
  ])('cannot %s', (_what, expression) => {
    expect(insideChild(attempt(expression))).toBe('refused ERR_ACCESS_DENIED');
  });

  it('cannot reach a network, where the platform can cut it off', ({ skip }) => {
    if (!confinement.network) skip();
    const connect = `new Promise((done, fail) => require('node:net').connect(53, '1.1.1.1').on('connect', () => done('connected')).on('error', fail))`;
    expect(insideChild(attempt(connect))).toBe('refused ENETUNREACH');
  });

  it('cannot outgrow its memory, where the platform can limit it', ({ skip }) => {
    if (!confinement.limits) skip();
    const grow =
      "(() => { const kept = []; for (let n = 0; n < 64; n++) kept.push(Buffer.alloc(16e6, 1)); return 'grew'; })()";
    expect(insideChild(attempt(grow))).not.toBe('grew');
  });

  it('says in one line what this machine cannot confine', () => {
    const complete = confinement.network && confinement.limits && confinement.permission;
    expect(confinement.missing === '').toBe(complete);
  });
});
