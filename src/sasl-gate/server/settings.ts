/**
 * What the gate is told when it starts. The construct writes these as arguments of a container, the gate reads them.
 *
 * Nothing here looks at a value when the template is made: a host or a port may not be known by then.
 */
export interface GateSettings {
  /** Configuration endpoint of the ElastiCache cluster: there the gate learns the nodes. */
  readonly configurationHost: string;
  readonly configurationPort: string | number;
  /** Whether the nodes speak TLS. */
  readonly transitEncryption: boolean;
  /** How many nodes get a port. */
  readonly nodes: number;
  /** Port of the first node; the others follow one by one. */
  readonly firstPort: number;
  /** Answers HTTP on the own host only. */
  readonly healthPort: number;
  readonly region: string;
  /** Secret with `{"username": "...", "password": "..."}`. Its current and its previous version both let in. */
  readonly credentialsSecretArn: string;
  /** Secret with the certificate chain and the key of the gate. Left out, clients connect without TLS. */
  readonly certificateSecretArn?: string;
  /** Address to listen on, all of them when left out. */
  readonly listenHost?: string;
  /** How long a client may take to log in. */
  readonly loginSeconds?: number;
  /** How many connections may wait for their login; the oldest one has to go for one more. */
  readonly pendingConnections?: number;
  /** The same for the connections of one address. */
  readonly pendingPerAddress?: number;
  /** How often the secrets are read again. */
  readonly secretSeconds?: number;
  /** How often the nodes are asked for again. */
  readonly discoverySeconds?: number;
  /** How long connections may go on after SIGTERM. */
  readonly drainSeconds?: number;
}

/** What holds where a setting is left out. */
export const GATE_DEFAULTS = {
  loginSeconds: 5,
  pendingConnections: 1000,
  pendingPerAddress: 500,
  secretSeconds: 30,
  discoverySeconds: 60,
  // what runs in ECS is killed after at most 120 seconds
  drainSeconds: 100,
};

/** Settings as the gate sees them: numbers are numbers, and what was left out is there. */
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

/** What Node is started with: `node -e CODE -- ARGUMENTS`. */
export function gateCommand(code: string, settings: GateSettings): string[] {
  return ['-e', code, '--', ...gateArguments(settings)];
}

/** Settings as arguments, `--configuration-host=...`. */
export function gateArguments(settings: GateSettings): string[] {
  return NAMES.filter(name => settings[name] !== undefined).map(name => `${argumentOf(name)}=${settings[name]}`);
}

/** Health check of the container, as ECS takes it. */
export function healthCommand(settings: Pick<GateSettings, 'healthPort'>): string[] {
  const code = `require('http').get('http://127.0.0.1:${settings.healthPort}/',r=>process.exit(r.statusCode===200?0:1)).on('error',()=>process.exit(1))`;
  return ['CMD', 'node', '-e', code];
}

/** The settings that were given as arguments; one Error that lists all that is wrong with them. */
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
