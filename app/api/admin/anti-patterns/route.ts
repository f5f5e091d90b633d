import { antiPatternQuery, listAntiPatterns } from '#lib/anti-pattern/manage-anti-patterns.ts';
import { readQuery } from '#lib/auth/read-query.ts';
import { endpoint, route } from '#lib/auth/route.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'policy:manage',
    run: ({ database, request }) => listAntiPatterns(database, readQuery(request, antiPatternQuery)),
  }),
});
