// The one way from generated code to a source: text of a query in, text of a reply out. A query is
// checked against what the actor may see, emitted under the actor's row rules, and run read-only. What
// goes back is rows or a code of a closed list, never a database's own words.
import type { Cell } from '../envelope/envelope.ts';
import { AssistantError, asAssistantError } from '../errors/assistant-error.ts';
import type { Observe } from '../pipeline/observation.ts';
import type { Bridge } from '../sandbox/sandbox.ts';
import type { AccessRules, Actor } from './access.ts';
import type { CheckedQuery } from './checked-query.ts';
import { openStatements } from './checked-statement.ts';
import type { Manifest } from './manifest.ts';
import type { BridgeReply } from './reply.ts';
import type { RunLimits, Source } from './source.ts';

export const defaultRunLimits: RunLimits = { rows: 1000, bytes: 4 * 1024 * 1024, milliseconds: 5000 };

export interface GatewayOptions {
  readonly source: Source;
  /** The whole manifest; what the actor may see of it is worked out here. */
  readonly manifest: Manifest;
  readonly access: AccessRules;
  readonly actor: Actor;
  readonly limits?: RunLimits;
  readonly observe: Observe;
  /** Told of every failure with its cause, which the reply does not carry. */
  readonly failed?: (failure: AssistantError) => void;
}

/** Opens a gateway for one actor; the bridge never rejects, a failure is a reply with its code. */
export function openGateway(options: GatewayOptions): { bridge: Bridge } {
  const { source, manifest, access, actor, observe } = options;
  const limits = options.limits ?? defaultRunLimits;
  // One row more than is shown, so that a cut result is known for certain.
  const rowsRead = limits.rows + 1;
  const statements = openStatements({ dialect: source.dialect, manifest, access, actor, rows: rowsRead });

  const answer = async (checked: CheckedQuery, signal: AbortSignal): Promise<BridgeReply> => {
    const statement = statements.emit(checked);
    if (signal.aborted) throw new AssistantError('query.cancelled');
    const started = performance.now();
    const { columns, rows, truncated } = await source.run(
      statement,
      shortened(limits, checked.milliseconds),
      signal,
    );
    const milliseconds = performance.now() - started;
    observe({ kind: 'statement', sql: statement.sql, rows: rows.length, truncated, milliseconds });
    const named = columns.map(({ name, type }) => ({ name, type }));
    return { ok: true, columns: named, rows: rows as Cell[][], truncated };
  };

  return {
    bridge: async (queryText, signal) => {
      let checked: CheckedQuery | undefined;
      try {
        checked = statements.check(queryText);
        return JSON.stringify(await answer(checked, signal));
      } catch (thrown) {
        const failure = asAssistantError(thrown);
        // Who gave a query less than its time expects that it may not be enough.
        const expected = failure.code === 'query.timeout' && checked?.milliseconds !== undefined;
        if (!expected) options.failed?.(failure);
        const reply: BridgeReply = {
          ok: false,
          code: failure.code,
          // Only a refusal's detail is made of names the asker may see.
          ...(failure.code === 'query.refused' && failure.detail
            ? { detail: failure.detail.slice(0, 500) }
            : {}),
        };
        return JSON.stringify(reply);
      }
    },
  };
}

function shortened(limits: RunLimits, wanted: number | undefined): RunLimits {
  if (wanted === undefined) return limits;
  const atMostMilliseconds = Math.min(wanted, limits.atMostMilliseconds ?? wanted);
  return { ...limits, atMostMilliseconds, milliseconds: Math.min(limits.milliseconds, atMostMilliseconds) };
}
