import {
  antiPatternChange,
  antiPatternParams,
  changeAntiPattern,
} from '#lib/anti-pattern/manage-anti-patterns.ts';
import { endpoint, route } from '#lib/auth/route.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  PATCH: endpoint({
    permission: 'policy:manage',
    params: antiPatternParams,
    body: antiPatternChange,
    run: ({ database, actor, params, body }) => changeAntiPattern(database, actor.id, params.id, body),
  }),
});
