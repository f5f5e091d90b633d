import { serveNextAuth } from '#lib/auth/next-auth-route.ts';
import { database } from '#lib/db/client.ts';

type Context = { params: Promise<{ nextauth: string[] }> };

async function handle(request: Request, { params }: Context): Promise<Response> {
  return serveNextAuth(request, (await params).nextauth, database());
}

export { handle as GET, handle as POST };
