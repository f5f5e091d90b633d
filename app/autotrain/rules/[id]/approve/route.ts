import { endpoint, route } from '#lib/auth/route.ts';
import { operations } from '#lib/policy/autotrain-operations.ts';
import { readPolicy } from '#lib/policy/policy-view.ts';
import { approvePolicy } from '#lib/policy/review-policy.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    ...operations.approveRule,
    async run({ database, actor, params, body }) {
      await approvePolicy(database, actor.id, params.id, body);
      return readPolicy(database, params.id);
    },
  }),
});
