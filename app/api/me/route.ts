import { endpoint, route } from '#lib/auth/route.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'chat:use',
    run: async ({ actor: { id, email, name, role, permissions } }) => ({
      id,
      email,
      name,
      role,
      permissions: [...permissions],
    }),
  }),
});
