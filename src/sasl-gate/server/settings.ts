/**
 * The settings of the gate. The construct writes them as arguments of the container, and the gate parses them.
 *
 * At synthesis, no code here may look at a value: hosts and ports may be tokens.
 */
export interface GateSettings {
  /** Configuration endpoint of the ElastiCache cluster, where the gate discovers the nodes. */
  readonly configurationHost: string;
  readonly configurationPort: string | number;
  /** Whether the nodes use TLS. */
  readonly transitEncryption: boolean;
  /** Number of nodes that get a port. */
  readonly nodes: number;
  /** Port of the first node. The others follow one by one. */
  readonly firstPort: number;
  /** Port of the HTTP health check, on localhost only. */
  readonly healthPort: number;
  readonly region: string;
  /** Secret with `{"username": "...", "password": "..."}`. Its current and its previous version are valid. */
  readonly credentialsSecretArn: string;
  /** Secret with the certificate chain and the key of the gate. Without it, clients connect without TLS. */
  readonly certificateSecretArn?: string;
  /** Address to listen on. All addresses if left out. */
  readonly listenHost?: string;
  /** Time that a client has to log in. */
  readonly loginSeconds?: number;
  /** Limit of connections before their login. One more replaces the oldest. */
  readonly pendingConnections?: number;
  /** The same limit for one address. */
  readonly pendingPerAddress?: number;
  /** Interval between reads of the secrets. */
  readonly secretSeconds?: number;
  /** Interval between discoveries of the nodes. */
  readonly discoverySeconds?: number;
  /** Time that connections have after SIGTERM. */
  readonly drainSeconds?: number;
}

/** Defaults of settings that are left out. */
export const GATE_DEFAULTS = {
  loginSeconds: 5,
  pendingConnections: 1000,
  pendingPerAddress: 500,
  secretSeconds: 30,
  discoverySeconds: 60,
  // ECS kills a task after at most 120 seconds
  drainSeconds: 100,
};

/** Parsed settings with defaults. */
export type GivenSettings = Omit<GateSettings, 'configurationPort'> & { readonly configurationPort: number } & Readonly<typeof GATE_DEFAULTS>;

type Kind = 'text' | 'flag' | 'port' | 'count' | 'seconds';

const KINDS: { readonly [name in keyof Required<GateSettings>]: Kind } = {
  configurationHost: 'text',
  configurationPort: 'port',
  transitEncryption: 'flag',
  nodes: 'count',
  firstPort: 'port',
  healthPort: 'port',
  region: 'text',
  credentialsSecretArn: 'text',
  certificateSecretArn: 'text',
  listenHost: 'text',
  loginSeconds: 'seconds',
  pendingConnections: 'count',
  pendingPerAddress: 'count',
  secretSeconds: 'seconds',
  discoverySeconds: 'seconds',
  drainSeconds: 'seconds',
};
const NAMES = Object.keys(KINDS) as (keyof GateSettings)[];
const MAY_BE_LEFT_OUT: readonly string[] = ['certificateSecretArn', 'listenHost', ...Object.keys(GATE_DEFAULTS)];

/** The arguments of Node.js: `node -e CODE -- ARGUMENTS`. */
export function gateCommand(code: string, settings: GateSettings): string[] {
  return ['-e', code, '--', ...gateArguments(settings)];
}

/** Settings as arguments, `--configuration-host=...`. */
export function gateArguments(settings: GateSettings): string[] {
  return NAMES.filter(name => settings[name] !== undefined).map(name => `${argumentOf(name)}=${settings[name]}`);
}

/** Health check of the container, in the format of ECS. */
export function healthCommand(settings: Pick<GateSettings, 'healthPort'>): string[] {
  const code = `require('http').get('http://127.0.0.1:${settings.healthPort}/',r=>process.exit(r.statusCode===200?0:1)).on('error',()=>process.exit(1))`;
  return ['CMD', 'node', '-e', code];
}

/** Parses the arguments. Throws one error that lists all mistakes. */
export function parseArguments(args: readonly string[]): GivenSettings {
  const findings: string[] = [];
  const given = new Map<string, string>();
  for (const arg of args) {
    const [flag, ...value] = arg.split('=');
    const name = NAMES.find(known => argumentOf(known) === flag);
    if (!name) {
      findings.push(`unknown argument '${flag}'; known: ${NAMES.map(argumentOf).join(', ')}`);
    } else if (given.has(name)) {
      findings.push(`'${flag}' was given twice`);
    } else {
      given.set(name, value.join('='));
    }
  }
  const settings: { [name: string]: string | number | boolean } = { ...GATE_DEFAULTS };
  for (const name of NAMES) {
    const text = given.get(name);
    if (text === undefined) {
      if (!MAY_BE_LEFT_OUT.includes(name)) { findings.push(`'${argumentOf(name)}' is missing`); }
      continue;
    }
    const value = read(KINDS[name], text);
    if (value === undefined) {
      findings.push(`'${argumentOf(name)}' must be ${WANTED[KINDS[name]]}, got '${text}'`);
    } else {
      settings[name] = value;
    }
  }
  if (findings.length > 0) {
    throw new Error(findings.join('\n'));
  }
  return settings as unknown as GivenSettings;
}

const WANTED: { readonly [kind in Kind]: string } = {
  text: 'some text',
  flag: "'true' or 'false'",
  port: 'a port from 1 to 65535',
  count: 'a whole number from 1 to 100000',
  seconds: 'seconds, more than 0 and at most 3600',
};

function read(kind: Kind, text: string): string | number | boolean | undefined {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  const whole = Number.isInteger(value) && value >= 1;
  switch (kind) {
    case 'text': return text === '' ? undefined : text;
    case 'flag': return text === 'true' || text === 'false' ? text === 'true' : undefined;
    case 'port': return whole && value <= 65535 ? value : undefined;
    case 'count': return whole && value <= 100_000 ? value : undefined;
    case 'seconds': return value > 0 && value <= 3600 ? value : undefined;
  }
}

/** `firstPort` is `--first-port`. */
function argumentOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;
}
