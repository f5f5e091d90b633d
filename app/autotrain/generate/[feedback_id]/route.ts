import { endpoint, route } from '#lib/auth/route.ts';
import { operations } from '#lib/policy/autotrain-operations.ts';
import { regenerateOne } from '#lib/policy/regenerate.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    ...operations.generate,
    run: async ({ database, actor, params }) =>
      Response.json(await regenerateOne(database, actor.id, params.feedback_id), { status: 202 }),
  }),
});
