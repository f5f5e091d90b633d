import { endpoint, route } from '#lib/auth/route.ts';
import { operations } from '#lib/policy/autotrain-operations.ts';
import { readPolicy } from '#lib/policy/policy-view.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    ...operations.readHistory,
    async run({ database, params }) {
      const { history } = await readPolicy(database, params.id);
      return { history };
    },
  }),
});
