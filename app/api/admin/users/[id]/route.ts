import { changePerson, personChangeBody, personParams, readPerson } from '#lib/auth/people.ts';
import { endpoint, route } from '#lib/auth/route.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'user:manage',
    params: personParams,
    run: ({ database, params }) => readPerson(database, params.id),
  }),
  PATCH: endpoint({
    permission: 'user:manage',
    params: personParams,
    body: personChangeBody,
    run: ({ database, actor, params, body }) => changePerson(database, actor.id, params.id, body),
  }),
});
