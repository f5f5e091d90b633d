import { useEffect, useRef, useState } from 'react';
import { RequestFailure } from '../conversation/api.ts';
import { testConnection } from './api.ts';
import { type ConnectionForm, fieldsOf } from './connection-fields.ts';
import type { TestState } from './connection-test.tsx';

/** Runs one test at a time; a new one, a changed form or leaving the page ends the one that runs. */
export function useConnectionTest(sourceId: string | undefined): {
  readonly test: TestState;
  /** Resolves to whether the server took the form at all. */
  readonly run: (form: ConnectionForm) => Promise<boolean>;
  readonly forget: () => void;
} {
  const [test, setTest] = useState<TestState>({ status: 'idle' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  async function run(form: ConnectionForm): Promise<boolean> {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    setTest({ status: 'running', step: 'reaching' });
    try {
      for await (const news of testConnection(fieldsOf(form), sourceId, mine.signal)) {
        if (mine.signal.aborted) return true;
        setTest(
          'step' in news ? { status: 'running', step: news.step } : { status: 'done', result: news.result },
        );
      }
      return true;
    } catch (thrown) {
      if (mine.signal.aborted) return true;
      if (!(thrown instanceof RequestFailure)) throw thrown;
      setTest({ status: 'idle' });
      return false;
    }
  }

  function forget() {
    running.current?.abort();
    setTest({ status: 'idle' });
  }

  return { test, run, forget };
}
