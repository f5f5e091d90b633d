// Addresses that somebody would have Docent call. All calls to servers that people name go through one
// guard; each address is put to it, with names that resolve to what the attack says, and no connection may
// be opened by it.
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { AssistantError } from '../../errors/assistant-error.ts';
import { guardedFetch, refuseUnlessAllowed } from '../../outgoing/guarded-fetch.ts';
import type { Attack } from './attack-file.ts';
import { addressIn } from './attack-kind.ts';
import { type Verdict, verdict } from './verdict.ts';

/** A name of a file that stands for an address: `{dns-to-127.0.0.1}`, `{dns-rebind-10.0.0.5}`. */
const namedAddress = /\{dns[a-z-]*?-?((?:\d{1,3}\.){3}\d{1,3}|[0-9a-f:]*:[0-9a-f:]+)?[^}]*\}/gi;
/** Names that mean this machine or its neighbours wherever they are asked for. */
const nearby = /(^|\.)(localhost|local|internal|lan|home\.arpa)\.?$/i;
/** Of a name that could be anybody's: it would be called, and no test goes that far. */
class WouldBeCalled extends Error {}

export interface OutgoingAttacks {
  run(attack: Attack): Promise<Verdict>;
  close(): Promise<void>;
}

/** Starts a server that redirects wherever it is told; it and what it redirects to must see no connection. */
export async function openOutgoingAttacks(): Promise<OutgoingAttacks> {
  let connections = 0;
  const server = http.createServer((request, response) => {
    const to = new URL(request.url ?? '/', 'http://localhost').searchParams.get('to') ?? '/';
    response.writeHead(302, { location: to }).end();
  });
  server.on('connection', () => connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const refusal = async (url: string, resolved: ReadonlyMap<string, string>, trusted: string[]) => {
    const fetch = guardedFetch({
      trustedOrigins: trusted,
      bytes: 64 * 1024,
      idleMilliseconds: 1000,
      resolve: async (name) => {
        const address = resolved.get(name) ?? (nearby.test(name) ? '127.0.0.1' : undefined);
        if (address === undefined) throw new WouldBeCalled(name);
        return [address];
      },
    });
    try {
      const parsed = new URL(url);
      const mayBe = trusted.includes(parsed.origin);
      refuseUnlessAllowed(parsed, mayBe);
      // An address that needs no name has passed; it is nobody's here to call.
      if (!mayBe && net.isIP(parsed.hostname.replace(/^\[|\]$/g, '')) !== 0) return 'it would be';
      const { status } = await fetch(url, { method: 'POST', body: '{}', signal: AbortSignal.timeout(2000) });
      return `answered ${status}`;
    } catch (thrown) {
      if (thrown instanceof AssistantError) return thrown.code;
      if (thrown instanceof WouldBeCalled) return 'it would be';
      // What is no address at all is refused where it is read.
      return thrown instanceof TypeError ? 'outgoing.refused' : String(thrown);
    }
  };

  return {
    async run({ id, input, expect }) {
      const resolved = new Map<string, string>();
      const said = String(addressIn((input.json ?? input) as Record<string, unknown>));
      const redirects = said.includes('{redirector}');
      const url = said.replaceAll('{redirector}', origin).replace(namedAddress, (_, address?: string) => {
        const name = `name-${resolved.size + 1}.attacks.test`;
        resolved.set(name, address ?? '127.0.0.1');
        return name;
      });
      const why: string[] = [];
      const mayBeCalled =
        Array.isArray(expect.status) && expect.status.some((status) => Number(status) < 300);
      connections = 0;
      const ended = await refusal(url, resolved, []);
      if (!mayBeCalled && ended !== 'outgoing.refused') why.push(`was called: ${ended}`);
      if (connections > 0) why.push('a connection was opened');
      // Even where the deployment trusts a server, its redirects lead nowhere.
      if (redirects && (await refusal(url, resolved, [origin])) !== 'outgoing.refused')
        why.push('a redirect was followed');
      return verdict(id, why);
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
