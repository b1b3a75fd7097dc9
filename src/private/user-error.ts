/** Where the compiled library lies, if it is not bundled: frames of its files are of no use to the user. */
const LIBRARY = typeof __dirname === 'string' ? __dirname.replace(/[^\\/]*$/, '') : undefined;

/** Frames of one trace that are looked at: a cache within patterns within wrappers lies deep. */
const DEPTH = 50;

/** Frames of the library, and of what it called in between, such as `Array.forEach`. */
const isOurs = (frame: string) => frame.endsWith('(<anonymous>)') || (LIBRARY !== undefined && frame.includes(LIBRARY));

/**
 * An error for the person who made it: the first frame of its stack is the line of theirs that called this library.
 *
 * Throw it by `throw error;` alone, since Node.js prints the line that throws.
 */
export function userError(message: string): Error {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = DEPTH;
  const error = new Error(message);
  Error.stackTraceLimit = stackTraceLimit;

  // An app can have other stacks than text, by `Error.prepareStackTrace`.
  if (typeof error.stack !== 'string') { return error; }
  const [head, ...frames] = error.stack.split(/\n(?= {4}at )/);
  const first = frames.findIndex(frame => !isOurs(frame));
  if (first > 0) { error.stack = [head, ...frames.slice(first, first + stackTraceLimit)].join('\n'); }
  return error;
}
