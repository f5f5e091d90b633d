import { endpoint, route } from '#lib/auth/route.ts';
import { listNotices } from '#lib/notices/list-notices.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({ permission: 'chat:use', run: ({ database, actor }) => listNotices(database, actor.id) }),
});
