import { endpoint, route } from '#lib/auth/route.ts';
import { choosableSources } from '#lib/sources/choosable-sources.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'chat:use',
    run: async ({ database }) => ({ sources: await choosableSources(database) }),
  }),
});
