import { endpoint, route } from '#lib/auth/route.ts';
import { operations } from '#lib/policy/autotrain-operations.ts';
import { retirePolicy } from '#lib/policy/deploy-policy.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    ...operations.retireRule,
    run: ({ database, actor, params, body }) => retirePolicy(database, actor.id, params.id, body),
  }),
});
