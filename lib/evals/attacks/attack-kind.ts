import { type Attack, textIn } from './attack-file.ts';

/** What an attack is put to. One that says several things is put to the first that fits. */
export type AttackKind = 'sandbox' | 'query' | 'csv' | 'outgoing' | 'http' | 'text' | 'question' | 'none';

/** Told by the fields of an attack and not by its class, so that classes which are not known here are tried. */
export function kindOf({ class: name, input }: Attack): AttackKind {
  if (input.code !== undefined) return 'sandbox';
  if (input.sql !== undefined || input.plan !== undefined) return 'query';
  if (input.cell !== undefined) return 'csv';
  if (callsOut(input)) return 'outgoing';
  if (input.route !== undefined || input.raw_path !== undefined) return 'http';
  if (/fuzz/.test(name) && input.text !== undefined) return 'http';
  if (input.worst_case !== undefined) return 'text';
  if (/benign/.test(name) && textIn(input) !== undefined) return 'question';
  return textIn(input) === undefined ? 'none' : 'text';
}

/** Controls: honest work, which must not be refused. */
export function isBenign({ class: name, expect }: Attack): boolean {
  return /benign|honest|control\b/.test(name) || expect.refused === false || expect.decision === 'allow';
}

/** An address that Docent would call by itself: of a webhook, of a model. */
function callsOut({ route, json, url }: Attack['input']): boolean {
  if (route === undefined) return typeof url === 'string';
  if (!/^(webhook|admin\.models|models?)\./.test(String(route))) return false;
  return addressIn((json ?? {}) as Record<string, unknown>) !== undefined;
}

/** The address among the fields of a body, whatever it is called there. */
export function addressIn(fields: Readonly<Record<string, unknown>>): string | undefined {
  const found = ['url', 'base_url', 'baseUrl', 'endpoint', 'target', 'href'].find(
    (name) => typeof fields[name] === 'string',
  );
  return found === undefined ? undefined : String(fields[found]);
}
