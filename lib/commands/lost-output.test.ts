import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, test } from 'vitest';

const module = path.join(import.meta.dirname, 'lost-output.ts');

/** A process that writes when it is told to, and then says whether a write came back as an error. */
const program = (survive: boolean) => `
  ${survive ? `(await import(${JSON.stringify(module)})).surviveLostOutput();` : ''}
  process.on('uncaughtException', () => process.send('error'));
  process.on('message', () => {
    process.stdout.write('to nobody');
    process.stderr.write('to nobody');
    setImmediate(() => setImmediate(() => process.send('written')));
  });
  process.send('ready');
`;

async function firstWordAfterLoss(survive: boolean): Promise<unknown> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program(survive)], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const outputs = [child.stdout, child.stderr].filter((output) => output !== null);
  try {
    await once(child, 'message');
    for (const output of outputs) output.destroy();
    await Promise.all(outputs.map((output) => once(output, 'close')));
    child.send('write');
    const [word] = await once(child, 'message');
    return word;
  } finally {
    child.kill('SIGKILL');
  }
}

test('output that nobody reads any more is no error of the process', async () => {
  expect(await firstWordAfterLoss(false)).toBe('error');
  expect(await firstWordAfterLoss(true)).toBe('written');
});
