import { endpoint, route } from '#lib/auth/route.ts';
import { newChatBody } from '#lib/conversations/chat-requests.ts';
import { createChat, listChats } from '#lib/conversations/chats.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'chat:use',
    run: async ({ database, actor }) => ({ chats: await listChats(database, actor) }),
  }),
  POST: endpoint({
    permission: 'chat:use',
    body: newChatBody,
    run: async ({ database, actor, body: { title, source_id: sourceId } }) =>
      Response.json(await createChat(database, actor, { title, sourceId }), { status: 201 }),
  }),
});
