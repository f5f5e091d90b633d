import { endpoint, route } from '#lib/auth/route.ts';
import { readAllNotices } from '#lib/notices/list-notices.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    permission: 'chat:use',
    run: ({ database, actor }) => readAllNotices(database, actor.id),
  }),
});
