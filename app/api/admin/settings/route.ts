import { endpoint, route } from '#lib/auth/route.ts';
import { readAppSettings } from '#lib/settings/app-settings.ts';
import { changeAppSettings, settingsBody } from '#lib/settings/setting-requests.ts';

const permission = 'policy:manage';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({ permission, run: ({ database }) => readAppSettings(database) }),
  PATCH: endpoint({
    permission,
    body: settingsBody,
    run: ({ database, actor, body }) => changeAppSettings(database, actor.id, body),
  }),
});
