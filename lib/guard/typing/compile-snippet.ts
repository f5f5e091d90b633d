// The compiler's own side, in a process that holds nothing but it. It reads no file but its own libraries, runs
// nothing of what it is given, and keeps what it has read of its libraries and of the builder.
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { builderTypes } from './builder-types.ts';
import { describeDiagnostics } from './describe-diagnostic.ts';
import { namesInSnippet } from './names-in-snippet.ts';
import { sourceTypes } from './source-types.ts';
import type { TypedModel } from './typed-model.ts';

const problemsTold = 4;
const head = 'async function snippet(): Promise<Result> {\n';
const snippetFile = '/snippet.ts';
const sourceFile = '/source.d.ts';
const builderFile = '/builder.d.ts';
const target = ts.ScriptTarget.ES2023;

/** The snippet without its types; undefined where it cannot be read. */
export function transpile(text: string): string | undefined {
  const { outputText, diagnostics = [] } = ts.transpileModule(text, {
    compilerOptions: { target, module: ts.ModuleKind.ESNext, removeComments: false, isolatedModules: true },
    reportDiagnostics: true,
  });
  return diagnostics.length > 0 ? undefined : outputText;
}

const options: ts.CompilerOptions = {
  target,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.ESNext,
  strict: true,
  noEmit: true,
  noResolve: true,
  types: [],
  skipLibCheck: true,
};
const libraries = new Map<string, ts.SourceFile | undefined>();
let last: ts.Program | undefined;

/** What is wrong with a snippet, a line a problem; nothing where it fits these models. */
export function problemsIn(body: string, models: readonly TypedModel[]): string[] {
  const file = ts.createSourceFile(snippetFile, `${head}${body}\n}\n`, target, true);
  // Comments that tell the compiler to look away are no more than comments here.
  Object.assign(file, { commentDirectives: undefined, checkJsDirective: undefined });
  const names = namesInSnippet(file);
  const source = ts.createSourceFile(sourceFile, sourceTypes(models, names), target);
  const program = programOf(
    new Map([
      [snippetFile, file],
      [sourceFile, source],
    ]),
  );
  const checker = program.getTypeChecker();
  const syntax = program.getSyntacticDiagnostics(file);
  const found = syntax.length > 0 ? syntax : program.getSemanticDiagnostics(file);
  const problems = describeDiagnostics(found, { file, checker, names, models, linesBefore: 1 });
  const evasions = names.evasions.map((node) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    return `line ${line}: any hides mistakes; let types be inferred`;
  });
  return [...problems, ...evasions].slice(0, problemsTold);
}

function programOf(own: ReadonlyMap<string, ts.SourceFile>): ts.Program {
  const folder = dirname(ts.getDefaultLibFilePath(options));
  const host: ts.CompilerHost = {
    getSourceFile: (name) => own.get(name) ?? libraryFile(name, folder),
    getDefaultLibFileName: () => join(folder, 'lib.es2023.d.ts'),
    getDefaultLibLocation: () => folder,
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: () => false,
    readFile: () => undefined,
    writeFile() {},
  };
  const rootNames = [builderFile, sourceFile, snippetFile];
  last = ts.createProgram({ rootNames, options, host, oldProgram: last });
  return last;
}

function libraryFile(name: string, folder: string): ts.SourceFile | undefined {
  if (!libraries.has(name)) {
    const text =
      name === builderFile ? builderTypes : dirname(name) === folder ? ts.sys.readFile(name) : undefined;
    libraries.set(name, text === undefined ? undefined : ts.createSourceFile(name, text, target));
  }
  return libraries.get(name);
}
