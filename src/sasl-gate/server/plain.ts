export interface Login {
  readonly username: string;
  readonly password: string;
}

const MOST_BYTES = 255;

/**
 * A message of the mechanism PLAIN: `[authzid] NUL authcid NUL passwd`, UTF-8.
 *
 * A user cannot act for another user, so an authorization identity must be the user's own name or missing.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4616
 * @returns undefined if it is not a valid message
 */
export function readPlain(message: Buffer): Login | undefined {
  const parts = split(message);
  if (parts.length !== 3 || parts.some(part => part.length > MOST_BYTES)) {
    return undefined;
  }
  const [identity, username, password] = parts.map(text);
  if (identity === undefined || !username || !password || (identity !== '' && identity !== username)) {
    return undefined;
  }
  return { username, password };
}

function split(message: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let from = 0;
  for (let nul = message.indexOf(0); nul >= 0; nul = message.indexOf(0, from)) {
    parts.push(message.subarray(from, nul));
    from = nul + 1;
  }
  return [...parts, message.subarray(from)];
}

function text(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
