// A shop that a model is asked about: the double, and a question all the way from its words to the rows.
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type ModelDouble, startModelDouble } from '#e2e/model-double/model-double.ts';
import { openSource } from '../data-source/open-source.ts';
import type { Source } from '../data-source/source.ts';
import { envelopeSchema } from '../envelope/envelope.ts';
import { type ModelBudget, noBudget } from '../models/budget.ts';
import type { ModelSettings } from '../models/model-settings.ts';
import { openLanguageModel } from '../models/open-language-model.ts';
import { answerQuestion } from '../pipeline/answer-question.ts';
import { choosePlanner, type PlannerMode } from '../pipeline/choose-planner.ts';
import { modelPlanner } from '../pipeline/model-planner.ts';
import type { Outcome, QuestionInput, Tools } from '../pipeline/outcome.ts';
import { openSandbox } from '../sandbox/open-sandbox.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { createShop, shopInSqlite } from './shop-database.ts';
import { shopQuestion } from './shop-question.ts';

/** Opens the shop for the tests of a file, and a double for each of them. */
export function modelShop() {
  let shop: ReturnType<typeof createShop>;
  let source: Source;
  let sandbox: Sandbox;
  let double: ModelDouble;
  beforeAll(async () => {
    shop = createShop();
    source = await openSource(shop.url);
    sandbox = await openSandbox();
  }, 60_000);
  afterAll(async () => {
    await sandbox?.close();
    await source?.close();
    shop?.remove();
  });
  beforeEach(async () => {
    double = await startModelDouble();
  });
  afterEach(() => double.close());

  function modelOf(changes: Partial<ModelSettings> = {}, budget: ModelBudget = noBudget) {
    const settings: ModelSettings = {
      primary: { provider: 'compatible', name: 'small', url: double.url },
      callMilliseconds: 5000,
      totalMilliseconds: 10_000,
      trustedOrigins: [double.origin],
      ...changes,
    };
    // Waiting between tries is held elsewhere; here it only takes time.
    return openLanguageModel(settings, budget, {
      now: () => performance.now(),
      random: () => 0,
      wait: async () => {},
    });
  }

  async function ask(
    question: string,
    changes: Partial<QuestionInput> & { model?: ReturnType<typeof modelOf>; mode?: PlannerMode } = {},
    tools: Partial<Tools> = {},
  ): Promise<Outcome> {
    const { model = modelOf(), mode = 'model', ...input } = changes;
    const outcome = await answerQuestion(shopQuestion(question, input), {
      source,
      manifest: shopInSqlite,
      planner: choosePlanner({ mode, model: modelPlanner(model) }),
      sandbox,
      observe: () => {},
      signal: new AbortController().signal,
      ...tools,
    });
    envelopeSchema.parse(outcome.envelope);
    return outcome;
  }

  return {
    ask,
    modelOf,
    get double() {
      return double;
    },
    get source() {
      return source;
    },
    get sandbox() {
      return sandbox;
    },
  };
}

export const rowsOf = ({ envelope }: Outcome) =>
  envelope.type === 'answer' ? envelope.data.result?.rows : envelope;
export const callsOf = ({ observations }: Outcome) =>
  observations.filter(({ kind }) => kind === 'model_call').length;
export const repairsOf = ({ observations }: Outcome) =>
  observations.flatMap((seen) => (seen.kind === 'repair' ? [seen.code] : []));
export const codeOf = ({ envelope }: Outcome) =>
  envelope.type === 'error' ? envelope.data.error_code : envelope.type;
