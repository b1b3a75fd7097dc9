import { Refusal } from './apis';

/** The password in a secret in JSON. */
export function passwordIn(text: string): string {
  const { password } = fieldsOf(text);
  if (typeof password !== 'string') { throw new Refusal("the secret has no field 'password'"); }
  return password;
}

/** The same secret with another password: its other fields stay as they are. */
export function withPassword(text: string, password: string): string {
  return JSON.stringify({ ...fieldsOf(text), password });
}

function fieldsOf(text: string): Record<string, unknown> {
  try {
    const fields = JSON.parse(text);
    if (typeof fields === 'object' && fields !== null && !Array.isArray(fields)) { return fields; }
  } catch {
    // the parser's error quotes the text
  }
  throw new Refusal("the secret is not a JSON object with the field 'password'");
}
