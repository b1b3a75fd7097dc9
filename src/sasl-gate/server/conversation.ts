import { Frame, Header, HEADER_BYTES, isSound, OPCODE, readFrame, readHeader, REQUEST, response, STATUS } from './frame';
import { Login, readPlain } from './plain';

const MECHANISM = 'PLAIN';
/** What the gate says it is; the version of the node is told after the login. */
const VERSION = '1.6.0';
const MOST_FRAMES = 8;
const MOST_BODY_BYTES = 1024;
const NOT_BINARY = Buffer.from('CLIENT_ERROR log in with SASL over the binary protocol\r\n');

/** What is to be done with the bytes of a client. After `judge` and `close` no other step follows by itself. */
export type Step =
  | { readonly kind: 'reply'; readonly bytes: Buffer }
  | { readonly kind: 'judge'; readonly login: Login }
  | { readonly kind: 'close'; readonly bytes: Buffer; readonly why: Reason };

export type Reason = 'not the binary protocol' | 'malformed' | 'too large' | 'too many requests' | 'no login' | 'wrong login';

/**
 * All that is said before a login: bytes in, steps out, whatever pieces the bytes come in.
 *
 * It has no way to a node, so no byte gets there. What a client sends behind its login is kept for `accept`.
 */
export class Conversation {
  private state: 'open' | 'judging' | 'over' = 'open';
  private bytes: Buffer = Buffer.alloc(0);
  private frames = 0;
  private asked?: Header;
  private continued = false;

  /** Bytes that wait for more. */
  public get kept(): number {
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

  /** The login was right: the response to it, and what the node is to get. */
  public accept(): { readonly reply: Buffer; readonly rest: Buffer } {
    const accepted = { reply: response(this.login, STATUS.success, 'Authenticated'), rest: this.bytes };
    this.end();
    return accepted;
  }

  /** The login was wrong. */
  public refuse(): Step {
    return this.close(this.login, 'wrong login');
  }

  private get login(): Header {
    if (this.state !== 'judging' || !this.asked) {
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
    // before its body is waited for
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
      case OPCODE.step: return this.continued ? this.judge(frame) : this.close(frame, 'no login');
      default: return this.close(frame, 'no login');
    }
  }

  /** A client may send its message along, or wait to be asked for it. */
  private authenticate(frame: Frame): Step {
    if (frame.value.length > 0 || frame.key.toString() !== MECHANISM) {
      return this.judge(frame);
    }
    this.continued = true;
    return reply(frame, STATUS.authContinue, '');
  }

  private judge(frame: Frame): Step {
    const login = frame.key.toString() === MECHANISM ? readPlain(frame.value) : undefined;
    if (!login) {
      return this.close(frame, 'wrong login');
    }
    this.state = 'judging';
    this.asked = frame;
    return { kind: 'judge', login };
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
