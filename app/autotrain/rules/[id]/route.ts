import { endpoint, route } from '#lib/auth/route.ts';
import { operations } from '#lib/policy/autotrain-operations.ts';
import { editPolicy } from '#lib/policy/edit-policy.ts';
import { readPolicy } from '#lib/policy/policy-view.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    ...operations.readRule,
    run: ({ database, params, request }) => {
      const locale = new URL(request.url).searchParams.get('locale')?.slice(0, 35);
      return readPolicy(database, params.id, locale);
    },
  }),
  PATCH: endpoint({
    ...operations.editRule,
    async run({ database, actor, params, body }) {
      await editPolicy(database, actor.id, params.id, body);
      return readPolicy(database, params.id);
    },
  }),
});
