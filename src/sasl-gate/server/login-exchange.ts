import { Frame, Header, HEADER_BYTES, isSound, OPCODE, readFrame, readHeader, REQUEST, response, STATUS } from './frame';
import { Login, readPlain } from './plain';

const MECHANISM = 'PLAIN';
/** The version that the gate reports before the login. After it, the node reports its own. */
const VERSION = '1.6.0';
const MOST_FRAMES = 8;
const MOST_BODY_BYTES = 1024;
const NOT_BINARY = Buffer.from('CLIENT_ERROR log in with SASL over the binary protocol\r\n');

/** What to do with the bytes of a client. `verify` and `close` are the last steps until the next call. */
export type Step =
  | { readonly kind: 'reply'; readonly bytes: Buffer }
  | { readonly kind: 'verify'; readonly login: Login }
  | { readonly kind: 'close'; readonly bytes: Buffer; readonly why: Reason };

export type Reason = 'not the binary protocol' | 'malformed' | 'too large' | 'too many requests' | 'no login' | 'wrong login';

/**
 * The protocol until the login: takes bytes in any pieces, and returns steps.
 *
 * It has no connection to a node, so no byte gets there. It keeps bytes after the login for `accept`.
 */
export class LoginExchange {
  private state: 'open' | 'verifying' | 'over' = 'open';
  private bytes: Buffer = Buffer.alloc(0);
  private frames = 0;
  private asked?: Header;
  private continued = false;

  /** Number of bytes that wait for the rest of their frame. */
  public get buffered(): number {
    return this.bytes.length;
  }

  public receive(chunk: Buffer): Step[] {
    if (this.state === 'over') {
      return [];
    }
    this.bytes = this.bytes.length === 0 ? chunk : Buffer.concat([this.bytes, chunk]);
    const steps: Step[] = [];
    for (let step = this.next(); step; step = this.next()) {
      steps.push(step);
    }
    return steps;
  }

  /** Accepts the login: the response, and the bytes for the node. */
  public accept(): { readonly reply: Buffer; readonly rest: Buffer } {
    const accepted = { reply: response(this.login, STATUS.success, 'Authenticated'), rest: this.bytes };
    this.end();
    return accepted;
  }

  /** Refuses the login. */
  public refuse(): Step {
    return this.close(this.login, 'wrong login');
  }

  private get login(): Header {
    if (this.state !== 'verifying' || !this.asked) {
      throw new Error('nobody logs in');
    }
    return this.asked;
  }

  private next(): Step | undefined {
    if (this.state !== 'open' || this.bytes.length === 0) {
      return undefined;
    }
    if (this.bytes[0] !== REQUEST) {
      this.end();
      return { kind: 'close', bytes: NOT_BINARY, why: 'not the binary protocol' };
    }
    const header = readHeader(this.bytes);
    if (!header) {
      return undefined;
    }
    // before waiting for the body
    const broken = this.limit(header);
    if (broken) {
      return this.close(header, broken);
    }
    const frame = readFrame(header, this.bytes);
    if (!frame) {
      return undefined;
    }
    this.frames++;
    this.bytes = this.bytes.subarray(HEADER_BYTES + header.bodyBytes);
    return this.answer(frame);
  }

  private limit(header: Header): Reason | undefined {
    if (!isSound(header)) { return 'malformed'; }
    if (header.bodyBytes > MOST_BODY_BYTES) { return 'too large'; }
    return this.frames >= MOST_FRAMES ? 'too many requests' : undefined;
  }

  private answer(frame: Frame): Step {
    switch (frame.opcode) {
      case OPCODE.listMechanisms: return reply(frame, STATUS.success, MECHANISM);
      case OPCODE.version: return reply(frame, STATUS.success, VERSION);
      case OPCODE.authenticate: return this.authenticate(frame);
      case OPCODE.step: return this.continued ? this.verify(frame) : this.close(frame, 'no login');
      default: return this.close(frame, 'no login');
    }
  }

  /** A client may send its message right away, or wait for a challenge. */
  private authenticate(frame: Frame): Step {
    if (frame.value.length > 0 || frame.key.toString() !== MECHANISM) {
      return this.verify(frame);
    }
    this.continued = true;
    return reply(frame, STATUS.authContinue, '');
  }

  private verify(frame: Frame): Step {
    const login = frame.key.toString() === MECHANISM ? readPlain(frame.value) : undefined;
    if (!login) {
      return this.close(frame, 'wrong login');
    }
    this.state = 'verifying';
    this.asked = frame;
    return { kind: 'verify', login };
  }

  private close(request: Header, why: Reason): Step {
    this.end();
    return { kind: 'close', bytes: response(request, STATUS.authError, 'Auth failure.'), why };
  }

  private end(): void {
    this.state = 'over';
    this.bytes = Buffer.alloc(0);
  }
}

function reply(request: Header, status: number, value: string): Step {
  return { kind: 'reply', bytes: response(request, status, value) };
}
