/** A source file as the rules see it: `code` is its text with comments blanked, so that prose never breaks a rule of code. */
export type Source = { readonly path: string; readonly text: string; readonly code: string };

export function source(path: string, text: string): Source {
  return { path, text, code: withoutComments(text) };
}

/** The module names that a file imports or exports from, static and dynamic. */
export function importedModules(code: string): string[] {
  const forms = [
    /^\s*(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]/gm,
    /^\s*import\s*['"]([^'"]+)['"]/gm,
    // Not the type form `import('module').Name`, of which nothing is left at run time.
    /\bimport\(\s*['"]([^'"]+)['"]\s*\)(?!\s*\.[A-Z])/g,
  ];
  return forms.flatMap((form) => [...code.matchAll(form)].map((match) => match[1] as string));
}

/** Strings are kept whole, since `//` in an address starts no comment. A quote in a regular expression misleads it to the line's end. */
function withoutComments(text: string): string {
  const parts = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;
  return text.replace(parts, (part) => (part.startsWith('/') ? part.replace(/[^\n]/g, ' ') : part));
}
