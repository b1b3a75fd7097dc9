export type Fields = { readonly [name: string]: string | number | boolean | readonly string[] | undefined };

/** One line of JSON an event. Nothing that a client sends gets into it. */
export type Log = (event: string, fields?: Fields) => void;

export function jsonLines(write: (line: string) => void): Log {
  return (event, fields = {}) => write(JSON.stringify({ time: new Date().toISOString(), event, ...fields }) + '\n');
}

/** Where an unexpected error happened. Its message stays out: it may quote what was being read. */
export function traceOf(error: unknown): Fields {
  const { name, stack } = (error ?? {}) as Error;
  const at = (stack ?? '').split('\n').filter(line => /^\s+at /.test(line)).slice(0, 5).map(line => line.trim());
  return { error: name ?? typeof error, code: codeOf(error), at };
}

/** Our own sentences are safe to show; of others' errors, only the code is. */
export function sayingOf(error: unknown): string {
  if (error instanceof GateError) {
    return error.message;
  }
  const { cause, name } = (error ?? {}) as Error;
  return codeOf(cause) ?? codeOf(error) ?? name ?? typeof error;
}

/** What went wrong, in words that hold no secret. */
export class GateError extends Error {}

function codeOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : undefined;
}
