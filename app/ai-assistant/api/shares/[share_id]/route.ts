import { endpoint, route } from '#lib/auth/route.ts';
import { shareParams } from '#lib/conversations/chat-requests.ts';
import { readShare, revokeShare } from '#lib/conversations/shares.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'chat:use',
    params: shareParams,
    run: ({ database, params }) => readShare(database, params.share_id),
  }),
  DELETE: endpoint({
    permission: 'chat:use',
    params: shareParams,
    run: ({ database, actor, params }) => revokeShare(database, actor, params.share_id),
  }),
});
