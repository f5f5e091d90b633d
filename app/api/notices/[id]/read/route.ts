import { endpoint, route } from '#lib/auth/route.ts';
import { noticeParams, readNotice } from '#lib/notices/list-notices.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    permission: 'chat:use',
    params: noticeParams,
    run: ({ database, actor, params }) => readNotice(database, actor.id, params.id),
  }),
});
