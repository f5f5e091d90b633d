import { endpoint, route } from '#lib/auth/route.ts';
import { operations } from '#lib/policy/autotrain-operations.ts';
import { promotePolicy } from '#lib/policy/deploy-policy.ts';
import { readPolicy } from '#lib/policy/policy-view.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    ...operations.promoteRule,
    async run({ database, actor, params, body }) {
      await promotePolicy(database, actor.id, params.id, body);
      return readPolicy(database, params.id);
    },
  }),
});
