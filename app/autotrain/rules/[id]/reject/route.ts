import { endpoint, route } from '#lib/auth/route.ts';
import { operations } from '#lib/policy/autotrain-operations.ts';
import { readPolicy } from '#lib/policy/policy-view.ts';
import { rejectPolicy } from '#lib/policy/review-policy.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    ...operations.rejectRule,
    async run({ database, actor, params, body }) {
      await rejectPolicy(database, actor.id, params.id, body);
      return readPolicy(database, params.id);
    },
  }),
});
