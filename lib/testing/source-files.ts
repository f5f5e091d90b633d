import fs from 'node:fs';
import path from 'node:path';

/** A source file of the project, for tests about the project itself. */
export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** What it imports: from our own files as paths from the root, else as written. */
  readonly imports: readonly { readonly from: string; readonly typeOnly: boolean }[];
}

export const projectRoot = path.join(import.meta.dirname, '..', '..');

/** Every TypeScript file of the rooms, without what is generated. */
export function sourceFiles(): SourceFile[] {
  return ['app', 'components', 'lib', 'e2e'].flatMap((room) => {
    const folder = path.join(projectRoot, room);
    if (!fs.existsSync(folder)) return [];
    return fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => `${room}/${name.replaceAll('\\', '/')}`)
      .filter((name) => /\.(tsx?|mjs)$/.test(name) && !/^lib\/db\/generated\/|\/node_modules\//.test(name))
      .sort()
      .map(readSource);
  });
}

function readSource(file: string): SourceFile {
  const text = fs.readFileSync(path.join(projectRoot, file), 'utf8');
  const statements = text.matchAll(
    /^\s*(?:import|export)\s+(?:(type\s+)?([^'"`;]*?)\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
  );
  const imports = [...statements].map(([, type, names, named, lazy]) => ({
    from: resolve(file, named ?? lazy ?? ''),
    typeOnly: type !== undefined || isTypesOnly(names),
  }));
  return { path: file, text, imports };
}

/** `{ type A, type B }` */
function isTypesOnly(names: string | undefined): boolean {
  const listed = names
    ?.match(/^\{([^}]*)\}$/)?.[1]
    ?.split(',')
    .filter((name) => name.trim() !== '');
  return listed?.every((name) => name.trim().startsWith('type ')) ?? false;
}

function resolve(file: string, from: string): string {
  if (from.startsWith('#')) return from.slice(1);
  return from.startsWith('.') ? path.posix.join(path.posix.dirname(file), from) : from;
}
