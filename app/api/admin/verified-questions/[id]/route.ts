import { endpoint, route } from '#lib/auth/route.ts';
import { verifiedParams, withdrawVerified } from '#lib/policy/verified-questions.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  DELETE: endpoint({
    permission: 'policy:manage',
    params: verifiedParams,
    run: ({ database, actor, params }) => withdrawVerified(database, actor.id, params.id),
  }),
});
