import { endpoint, route } from '#lib/auth/route.ts';
import { chatChangeBody, chatParams } from '#lib/conversations/chat-requests.ts';
import { changeChat, deleteChat, readChat } from '#lib/conversations/chats.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'chat:use',
    params: chatParams,
    run: ({ database, actor, params }) => readChat(database, actor, params.chat_id),
  }),
  PATCH: endpoint({
    permission: 'chat:use',
    params: chatParams,
    body: chatChangeBody,
    run: ({ database, actor, params, body }) => changeChat(database, actor, params.chat_id, body),
  }),
  DELETE: endpoint({
    permission: 'chat:use',
    params: chatParams,
    run: ({ database, actor, params }) => deleteChat(database, actor, params.chat_id),
  }),
});
