import { listPeople, peopleQuery } from '#lib/auth/people.ts';
import { readQuery } from '#lib/auth/read-query.ts';
import { endpoint, route } from '#lib/auth/route.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'user:manage',
    run: ({ database, request }) => listPeople(database, readQuery(request, peopleQuery)),
  }),
});
