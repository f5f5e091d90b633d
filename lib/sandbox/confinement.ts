// What this machine can do to confine a child process, found out once. The boundary is the process: an
// isolate's own memory limit can take its whole process down, and an escape from it must find nothing.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { RunnerText } from './runner-text.ts';

export interface Confinement {
  /** No network at all: a network namespace with nothing in it. */
  readonly network: boolean;
  /** Memory, CPU time and open files are capped by the kernel. */
  readonly limits: boolean;
  /** No files, processes or threads: Node's permission model. */
  readonly permission: boolean;
  /** One line for start-up: what could not be had here; empty when nothing is missing. */
  readonly missing: string;
}

let probed: Promise<Confinement> | undefined;

export function probeConfinement(): Promise<Confinement> {
  probed ??= probe();
  return probed;
}

async function probe(): Promise<Confinement> {
  const [network, limits] = await Promise.all([
    works('unshare', ['-rn', 'true']),
    works('prlimit', ['--data=268435456', '--cpu=8', '--nofile=64', 'true']),
  ]);
  const permission = process.allowedNodeEnvironmentFlags.has('--permission');
  const missing = [
    network ? '' : 'the network is not cut off',
    limits ? '' : 'memory is watched instead of limited',
    permission ? '' : 'files are not forbidden',
  ].filter((part) => part !== '');
  return {
    network,
    limits,
    permission,
    missing: missing.length > 0 ? `The sandbox is less confined on this machine: ${missing.join('; ')}.` : '',
  };
}

async function works(command: string, args: readonly string[]): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  return promisify(execFile)(command, args, { timeout: 5000 }).then(
    () => true,
    () => false,
  );
}

/** The command that starts a child. Tested together: `--data` needs `--jitless`, or Node does not start. */
export function childCommand(
  confinement: Confinement,
  text: RunnerText,
  limits: { readonly memoryMegabytes: number; readonly cpuSeconds: number },
): readonly [string, ...string[]] {
  const prefix = [
    ...(confinement.network ? ['unshare', '-rn'] : []),
    ...(confinement.limits
      ? [
          'prlimit',
          `--data=${limits.memoryMegabytes * 1024 * 1024}`,
          // The soft limit ends it with a signal of its own, which tells it from a lack of memory.
          `--cpu=${limits.cpuSeconds + 3}:${limits.cpuSeconds + 4}`,
          '--nofile=64',
          '--core=0',
        ]
      : []),
  ];
  const permission = confinement.permission
    ? [
        '--permission',
        '--allow-addons',
        `--allow-fs-read=${text.addonFolder}`,
        '--allow-fs-read=/etc/alpine-release',
      ]
    : [];
  const node = [
    process.execPath,
    '--no-node-snapshot',
    '--jitless',
    '--no-warnings',
    ...permission,
    '-e',
    text.program,
  ];
  return [...prefix, ...node] as unknown as readonly [string, ...string[]];
}
