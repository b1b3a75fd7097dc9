export type Fields = { readonly [name: string]: string | number | boolean | readonly string[] | undefined };

/** Writes one line of JSON per event. It never contains what a client sent. */
export type Log = (event: string, fields?: Fields) => void;

export function jsonLines(write: (line: string) => void): Log {
  return (event, fields = {}) => write(JSON.stringify({ time: new Date().toISOString(), event, ...fields }) + '\n');
}

/** Where an unexpected error happened, without its message, which may quote a secret. */
export function traceOf(error: unknown): Fields {
  const { name, stack } = (error ?? {}) as Error;
  const at = (stack ?? '').split('\n').filter(line => /^\s+at /.test(line)).slice(0, 5).map(line => line.trim());
  return { error: name ?? typeof error, code: codeOf(error), at };
}

/** The message of our own errors. Of other errors only the code, since their messages may contain secrets. */
export function messageFor(error: unknown): string {
  if (error instanceof GateError) {
    return error.message;
  }
  const { cause, name } = (error ?? {}) as Error;
  return codeOf(cause) ?? codeOf(error) ?? name ?? typeof error;
}

/** An error whose message contains no secret. */
export class GateError extends Error {}

function codeOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : undefined;
}
