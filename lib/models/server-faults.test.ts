// Each thing that can go wrong at a server, for what else a model is asked than to read a question and to speak of
// a result, which are tried with all that stands around them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ModelDouble, startModelDouble } from '#e2e/model-double/model-double.ts';
import { serverFaults, tellFault } from '../testing/server-faults.ts';
import { openLanguageModel } from './open-language-model.ts';

let double: ModelDouble;
beforeEach(async () => {
  double = await startModelDouble();
});
afterEach(() => double.close());

describe('each fault of a server that is asked for a policy', () => {
  it.each(serverFaults)(
    '$name has its name, its cost is counted, and the next call works',
    async ({ name, fault, code, calls }) => {
      // Only a planner asks again for what it could not read.
      const made = code === 'model.invalid_reply' ? 1 : calls;
      const spent: number[] = [];
      const settings = {
        primary: { provider: 'compatible', name: 'small', url: double.url },
        callMilliseconds: 2000,
        totalMilliseconds: 4000,
        trustedOrigins: [double.origin],
      } as const;
      const budget = {
        admit: async () => {},
        spend: async (_actor: string, { calls: paid }: { calls: number }) => void spent.push(paid),
      };
      const clock = { now: () => performance.now(), random: () => 0, wait: async () => {} };
      const model = openLanguageModel(settings, budget, clock);
      const schema = z.strictObject({ said: z.string() });
      const ask = () =>
        model.completeStructured(
          { purpose: 'policy', system: 'Rules.', prompt: 'Say it.', schema, schemaName: 'said' },
          { signal: new AbortController().signal, actorId: 'ada' },
        );
      double.script({ when: '', ...fault, times: made });
      const began = performance.now();
      await expect(ask()).rejects.toMatchObject({ code });
      tellFault('policy', name, { as: code, calls: made, began }, settings.totalMilliseconds);
      expect(spent).toEqual([made]);
      double.script({ when: '', say: { said: 'yes' } });
      expect((await ask()).object).toEqual({ said: 'yes' });
    },
  );
});
