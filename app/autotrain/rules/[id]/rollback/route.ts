import { endpoint, route } from '#lib/auth/route.ts';
import { operations } from '#lib/policy/autotrain-operations.ts';
import { rollBackPolicy } from '#lib/policy/deploy-policy.ts';
import { readPolicy } from '#lib/policy/policy-view.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    ...operations.rollbackRule,
    async run({ database, actor, params, body }) {
      await rollBackPolicy(database, actor.id, params.id, body);
      return readPolicy(database, params.id);
    },
  }),
});
