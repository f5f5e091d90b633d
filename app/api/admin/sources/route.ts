import { endpoint, route } from '#lib/auth/route.ts';
import { connectSource, listSources } from '#lib/sources/manage-sources.ts';
import { newSourceBody } from '#lib/sources/source-requests.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'source:manage',
    run: async ({ database }) => ({ sources: await listSources(database) }),
  }),
  POST: endpoint({
    permission: 'source:manage',
    body: newSourceBody,
    run: async ({ database, actor, body }) =>
      Response.json(await connectSource(database, actor.id, body), { status: 201 }),
  }),
});
