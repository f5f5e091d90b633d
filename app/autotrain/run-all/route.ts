import { endpoint, route } from '#lib/auth/route.ts';
import { operations } from '#lib/policy/autotrain-operations.ts';
import { runAll } from '#lib/policy/regenerate.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    ...operations.runAll,
    run: async ({ database, actor, body }) =>
      Response.json(await runAll(database, actor.id, body), { status: 202 }),
  }),
});
