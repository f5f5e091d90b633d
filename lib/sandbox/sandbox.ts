// What may run generated code. The code gets one capability, the bridge, and only strings cross it.
import type { GuardedCode } from '../guard/guarded-code.ts';

/** Takes the text of a query, gives the text of a `BridgeReply`. Never rejects for a refused query. */
export type Bridge = (queryText: string, signal: AbortSignal) => Promise<string>;

export interface SandboxLimits {
  readonly wallMilliseconds: number;
  readonly cpuSeconds: number;
  readonly memoryMegabytes: number;
  readonly queries: number;
  readonly queryBytes: number;
  readonly replyBytes: number;
  readonly resultBytes: number;
}

export const defaultSandboxLimits: SandboxLimits = {
  wallMilliseconds: 20_000,
  cpuSeconds: 5,
  memoryMegabytes: 256,
  queries: 20,
  queryBytes: 64 * 1024,
  replyBytes: 4 * 1024 * 1024,
  resultBytes: 4 * 1024 * 1024,
};

export interface Sandbox {
  /**
   * Runs guarded code in a fresh isolate inside a child process and gives the JSON text it returned.
   * The isolate is gone before this settles, whether the code returned, threw or was aborted.
   * `origin: 'rule'` may use a warm child again; `origin: 'model'` gets a child of its own, killed after.
   *
   * @throws AssistantError `sandbox.timeout`, `sandbox.out_of_memory`, `sandbox.threw`,
   *   `sandbox.output_rejected`, `sandbox.unavailable`, `query.cancelled`
   */
  run(
    code: GuardedCode,
    bridge: Bridge,
    options: {
      readonly origin: 'rule' | 'model';
      readonly signal: AbortSignal;
      readonly limits?: SandboxLimits;
    },
  ): Promise<string>;
  close(): Promise<void>;
}
