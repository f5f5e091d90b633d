import { endpoint, route } from '#lib/auth/route.ts';
import { assistantRuntime } from '#lib/conversations/assistant-runtime.ts';
import { suggestQuestions } from '#lib/conversations/suggest-questions.ts';
import { nearestLocale } from '#lib/i18n/locale.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'chat:use',
    run: ({ database, actor, request }) => {
      const wanted =
        new URL(request.url).searchParams.get('locale') ?? request.headers.get('accept-language');
      return suggestQuestions(database, actor, nearestLocale(wanted ?? undefined), assistantRuntime);
    },
  }),
});
