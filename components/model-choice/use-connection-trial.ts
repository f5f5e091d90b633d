import { useState } from 'react';
import type { ModelTest } from '#lib/model-choice/manage-model.ts';
import { RequestFailure } from '../conversation/api.ts';
import { testModel } from './api.ts';
import { type ConnectionDraft, connectionBody, type EnvironmentKeys, serverProblems } from './draft.ts';

export type TrialState =
  | { readonly status: 'none' | 'running' }
  /** With the name that was typed when it was tried. */
  | ({ readonly status: 'ended'; readonly name: string } & ModelTest)
  /** Even we could not be asked. */
  | { readonly status: 'failed' };

const none: TrialState = { status: 'none' };

/** Asks the server of a connection for its models, and the model for a word; what it said holds for what was typed then and nothing else. */
export function useConnectionTrial(
  place: 'primary' | 'fallback',
  value: ConnectionDraft,
  environmentKeys: EnvironmentKeys,
) {
  const { provider, url, key } = value;
  const typed = JSON.stringify([provider, url, key]);
  const [last, setLast] = useState<{ readonly of: string; readonly trial: TrialState }>();
  const current = last?.of === typed ? last : undefined;

  async function run() {
    const set = (trial: TrialState) => setLast({ of: typed, trial });
    if (serverProblems(value, environmentKeys).size > 0) return set(none);
    set({ status: 'running' });
    const connection = connectionBody(value);
    const ended = await testModel({ connection, stored: place }).then(
      (test): TrialState => ({ status: 'ended', name: connection.name, ...test }),
      (thrown: unknown): TrialState => {
        if (!(thrown instanceof RequestFailure)) throw thrown;
        return { status: 'failed' };
      },
    );
    // Another server may have been typed meanwhile, and tried.
    setLast((now) => (now?.of === typed ? { of: typed, trial: ended } : now));
  }

  return {
    trial: current?.trial ?? none,
    /** Fields without which there is nothing to try. */
    missing: current ? serverProblems(value, environmentKeys) : new Set<'url' | 'key'>(),
    run,
  };
}
