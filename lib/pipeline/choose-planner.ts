// Who reads a question. `auto` spends nothing where nothing needs to be spent: a verified question first, then
// the built-in planner where it is sure, then the model; and when the model cannot be asked, or nothing that it wrote
// could be used, what the built-in planner made of it, said as such.
import { AssistantError } from '../errors/assistant-error.ts';
import { failures } from '../errors/failures.ts';
import { planBuiltIn } from '../language/built-in-planner.ts';
import { messages } from '../language/messages.ts';
import type { Context, Planner, Planning } from './stages.ts';

export type PlannerMode = 'auto' | 'built-in' | 'model';

export interface Planners {
  readonly mode: PlannerMode;
  /** Absent: no model is configured. */
  readonly model?: Planner;
  /** Gives a plan for a question that an administrator verified, or for one that differs only in a value. */
  readonly verified?: (...asked: Parameters<Planner>) => Promise<Planning | undefined>;
}

export function choosePlanner({ mode, model, verified }: Planners): Planner {
  return async (context, signal, observe) => {
    // What the model wrote failed: only the model can repair it.
    if (model && context.failures?.length) return model(context, signal, observe);
    const known = await verified?.(context, signal, observe);
    if (known) return known;
    const builtIn = await planBuiltIn(context, signal);
    if (!model || mode === 'built-in' || (mode === 'auto' && isSure(builtIn, context))) return builtIn;
    try {
      if (context.gaveUp) throw context.gaveUp;
      return await model(context, signal, observe);
    } catch (thrown) {
      if (!(thrown instanceof AssistantError) || !(context.gaveUp || isOutOfReach(thrown))) throw thrown;
      // An honest "no" of a planner that does not know is not what the asker should hear now.
      if (builtIn.kind === 'not_possible' && !isSure(builtIn, context)) throw thrown;
      observe?.({ kind: 'model_skipped', code: thrown.code });
      return withoutModel(builtIn, thrown, context);
    }
  };
}

/** Said to who asks: what they read is of another planner than they are used to, and why. */
function withoutModel(builtIn: Planning, { code, words }: AssistantError, { locale }: Context): Planning {
  const said = messages[locale].withoutModel(words ?? failures[code].words[locale]);
  switch (builtIn.kind) {
    case 'plan': {
      const { reading } = builtIn;
      return { ...builtIn, reading: { ...reading, assumptions: [...reading.assumptions, said] } };
    }
    case 'clarification':
      return { ...builtIn, ask: `${said} ${builtIn.ask}` };
    default:
      return builtIn;
  }
}

/** What a model could not do better: a plan that was ahead, help, a refusal to write, "this" of nothing, a term that must be asked. */
function isSure(planning: Planning, { policies }: Context): boolean {
  if (planning.kind === 'clarification') {
    const asks = new Set(policies.filter(({ effect }) => effect.kind === 'ask').map(({ id }) => id));
    return planning.options.some(({ reading }) => reading.policies.some((id) => asks.has(id)));
  }
  return planning.kind !== 'not_possible' || ['read_only', 'nothing_shown'].includes(planning.reason);
}

function isOutOfReach({ code }: AssistantError): boolean {
  return code === 'outgoing.refused' || (code.startsWith('model.') && code !== 'model.invalid_reply');
}
