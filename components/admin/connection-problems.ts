// What is wrong with a connection as it was typed, field by field. The server holds every field to the same; that
// it does is tested, so that nothing is called wrong here which it would take.
import type { ConnectionForm } from './connection-fields.ts';

export type ConnectionProblem =
  | 'required'
  | 'hostWrong'
  | 'portWrong'
  | 'fileWrong'
  | 'connectionsWrong'
  | 'timeWrong'
  | 'attributeNameWrong'
  | 'keyWrong';

export type ConnectionProblems = Partial<Record<keyof ConnectionForm, ConnectionProblem>>;

const host = /^(?:[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?|[0-9a-f]*:[0-9a-f:.]+)$/i;
const file = /^(?:\/|[a-z]:[\\/]).*\.(?:db|db3|sqlite|sqlite3)$/i;

/** Empty where the form can be sent. */
export function problemsIn(form: ConnectionForm): ConnectionProblems {
  const time = whole(form.statementMilliseconds, 100, 15_000) ? undefined : 'timeWrong';
  const problems: Partial<Record<keyof ConnectionForm, ConnectionProblem | undefined>> =
    form.engine === 'sqlite'
      ? { file: textProblem(form.file, file, 'fileWrong'), statementMilliseconds: time }
      : {
          host: textProblem(form.host, host, 'hostWrong'),
          port: portProblem(form.port),
          database: textProblem(form.database, /^/, 'required'),
          user: textProblem(form.user, /^/, 'required'),
          connections: whole(form.connections, 1, 50) ? undefined : 'connectionsWrong',
          statementMilliseconds: time,
          ...(form.replicaHost.trim() !== '' && {
            replicaHost: textProblem(form.replicaHost, host, 'hostWrong'),
            replicaPort: form.replicaPort.trim() === '' ? undefined : portProblem(form.replicaPort),
          }),
          ...(form.engine === 'postgres' &&
            form.scopeAttribute.trim() !== '' && {
              scopeAttribute: textProblem(
                form.scopeAttribute,
                /^[a-z][a-z0-9_]{0,39}$/,
                'attributeNameWrong',
              ),
              scopeKey: form.scopeKey.trim() === '' ? undefined : keyProblem(form.scopeKey),
            }),
        };
  return Object.fromEntries(
    Object.entries(problems).filter(([, problem]) => problem !== undefined),
  ) as ConnectionProblems;
}

function textProblem(
  text: string,
  pattern: RegExp,
  problem: ConnectionProblem,
): ConnectionProblem | undefined {
  if (text.trim() === '') return 'required';
  return pattern.test(text.trim()) ? undefined : problem;
}

function portProblem(text: string): ConnectionProblem | undefined {
  if (text.trim() === '') return 'required';
  return whole(text, 1, 65_535) ? undefined : 'portWrong';
}

function keyProblem(text: string): ConnectionProblem | undefined {
  return /^[0-9a-f]{64}$/.test(text.trim()) ? undefined : 'keyWrong';
}

function whole(text: string, least: number, most: number): boolean {
  return /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
}
