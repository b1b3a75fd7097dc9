import { Target } from './apis';
import { passwordIn, withPassword } from './password-field';

/**
 * The password that the SASL gate in front of a Memcached cluster asks for. The gate reads the secret itself, its current and its previous
 * version: there is nobody to tell.
 */
export class GateTarget implements Target {
  public credentialIn(text: string): string {
    return passwordIn(text);
  }

  public textWith(text: string, password: string): string {
    return withPassword(text, password);
  }

  public async settled(): Promise<void> {}

  public async accept(): Promise<void> {}

  public async holdsBoth(): Promise<boolean> {
    return true;
  }
}
