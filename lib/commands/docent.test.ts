import { expect, it, vi } from 'vitest';
import { runCommandLine } from './docent.ts';

function spy(stream: NodeJS.WriteStream): () => string {
  const written = vi.spyOn(stream, 'write').mockReturnValue(true);
  return () => {
    const text = written.mock.calls.map(([chunk]) => String(chunk)).join('');
    written.mockRestore();
    return text;
  };
}

it('an unknown command is refused with the ones there are', async () => {
  const said = spy(process.stderr);
  expect(await runCommandLine(['bogus'])).toBe(2);
  expect(said()).toMatch(/There is no command "bogus"[\s\S]*doctor/);
});

it('help goes to stdout', async () => {
  const said = spy(process.stdout);
  expect(await runCommandLine(['--help'])).toBe(0);
  expect(said()).toMatch(/^Usage:/);
});

it('an argument that a command does not have is said without a stack', async () => {
  const said = spy(process.stderr);
  expect(await runCommandLine(['migrate', '--bogus'])).toBe(2);
  expect(said()).toMatch(/^Unknown option '--bogus'[^\n]*\n$/);
});
