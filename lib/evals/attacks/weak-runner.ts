// A runner as it must not be: the snippet in a context of node:vm, host objects handed in as they are. The
// attacks run against it only to see whether they would be noticed. Nothing outside this folder may import it.
import { fork } from 'node:child_process';
import path from 'node:path';
import { type Attack, inputText, planted } from './attack-file.ts';
import { type Ended, judgeSnippet } from './sandbox-attacks.ts';
import { type Verdict, verdict } from './verdict.ts';

/** Longer than the weak runner's own limit; whatever still runs then hangs. */
const patience = 4000;

/** How one attack fares in it, each in a process of its own so that this one lives. */
export async function runWeakly(attack: Attack): Promise<Verdict> {
  const ended = await runInContext(inputText(attack.input.code));
  const why = [...judgeSnippet(attack, ended, 'guarded')];
  if (planted.test(ended.text)) why.push('something planted came out');
  if (ended.outcome === 'died') why.push('its process died');
  return verdict(attack.id, why);
}

/** What answers a query of a bridged run, with a reply as the gateway's. */
export type WeakBridge = (query: unknown) => Promise<unknown>;

/** By code alone it has one query; with a bridge the builder, the network and whatever the bridge gives. */
export function runInContext(code: string, bridge?: WeakBridge, milliseconds = patience): Promise<Ended> {
  const started = performance.now();
  const child = fork(path.join(import.meta.dirname, 'weak-runner-child.ts'), {
    env: { HOST_CANARY: 'HOST-CANARY-in-the-environment' } as unknown as NodeJS.ProcessEnv,
    execArgv: ['--max-old-space-size=256', '--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return new Promise((resolve) => {
    let answer: Pick<Ended, 'outcome' | 'text'> = { outcome: 'died', text: '' };
    const timer = setTimeout(() => {
      answer = { outcome: 'died', text: 'it hangs' };
      child.kill('SIGKILL');
    }, milliseconds);
    child.on('message', (message) => {
      if (bridge && isQuery(message)) {
        const { number, query } = message;
        void bridge(query).then((reply) => child.connected && child.send({ number, reply }));
        return;
      }
      answer = message as typeof answer;
      child.kill('SIGKILL');
    });
    child.once('exit', () => {
      clearTimeout(timer);
      resolve({ ...answer, milliseconds: performance.now() - started });
    });
    child.send(bridge ? { code } : code, () => undefined);
  });
}

function isQuery(message: unknown): message is { number: number; query: unknown } {
  return typeof message === 'object' && message !== null && 'query' in message;
}
