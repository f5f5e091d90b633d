import * as modelRoute from '../../app/api/admin/model/route.ts';
import type { SourceWorld } from './source-world.ts';

const noLimits = {
  person_calls: null,
  person_tokens: null,
  person_money: null,
  all_calls: null,
  all_tokens: null,
  all_money: null,
};

/** Chooses the model of a world as an admin does, with no limits of what it may cost. */
export async function chooseModelOf(
  world: SourceWorld,
  primary: { provider: string; name: string; url: string; key?: string },
  planner: 'auto' | 'model' = 'auto',
): Promise<void> {
  await world.json(modelRoute.PUT, { method: 'PUT', json: { planner, primary, limits: noLimits } });
}
