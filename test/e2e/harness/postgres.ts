import { ChildProcess, execFileSync, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { eventually } from './eventually';
import { isAlive } from './processes';
import { Ports } from '../../../src/local/ports';

/** Ends the server when the standard input ends, however that comes about. */
const LEASH = '"$@" & server=$!; trap "" INT TERM; read _; kill -INT $server; wait $server';
/** The one that RDS keeps for itself. */
const SUPERUSER = 'rdsadmin';
/** What of durability a test doesn't need. */
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200', 'shared_buffers=64MB'];

/**
 * A PostgreSQL server on 127.0.0.1 for databases that are deployed to the emulator. Start it before the emulator, which finds it by
 * `EMULATOR_POSTGRES` and gives it the certificate of the engines; before, nobody gets in but by its socket.
 */
export class Postgres {
  public static async start(): Promise<Postgres> {
    const postgres = new Postgres(programs(), serverUser(), await new Ports().next());
    try {
      postgres.initialize();
      await postgres.listen();
    } catch (error) {
      await postgres.stop();
      throw error;
    }
    process.env.EMULATOR_POSTGRES = JSON.stringify(postgres.forEmulator);
    return postgres;
  }

  public readonly directory = fs.mkdtempSync(path.join(os.tmpdir(), 'cdkpg-'));
  private readonly data = path.join(this.directory, 'data');
  private server?: ChildProcess;
  private log = '';

  private constructor(private readonly bin: string, private readonly user: ReturnType<typeof serverUser>, public readonly port: number) {}

  /** Where the emulator reaches the server as its superuser, and clients as their own. */
  private get forEmulator() {
    return { psql: path.join(this.bin, 'psql'), host: '127.0.0.1', port: this.port, directory: this.directory, superuser: SUPERUSER };
  }

  /** A statement as the superuser; gives the rows as lines, with `|` between columns. */
  public query(statement: string, database = 'postgres'): string {
    const { psql, directory, port, superuser } = this.forEmulator;
    return execFileSync(psql, ['-h', directory, '-p', String(port), '-U', superuser, '-d', database, '-At', '-v', 'ON_ERROR_STOP=1', '-c', statement],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  }

  /** Stops the server; gives whether it is gone. */
  public async stop(): Promise<boolean> {
    delete process.env.EMULATOR_POSTGRES;
    const pid = this.serverPid();
    this.server?.stdin?.end();
    await eventually(async () => this.server === undefined || this.server.exitCode !== null, gone => gone);
    fs.rmSync(this.directory, { recursive: true, force: true });
    return pid === undefined || !isAlive(pid);
  }

  private initialize(): void {
    fs.mkdirSync(this.data, { mode: 0o700 });
    if (this.user) {
      execFileSync('chown', ['-R', `${this.user.uid}:${this.user.gid}`, this.directory]);
    }
    this.execute('initdb', ['-D', this.data, '-U', SUPERUSER, '--auth-local=trust', '--auth-host=scram-sha-256', '--no-sync', '-E', 'UTF8', '--locale=C']);
    // as `rds.force_ssl` has it: nobody gets in without TLS
    const rules = fs.readFileSync(path.join(this.data, 'pg_hba.conf'), 'utf8').replace(/^host\s/gm, 'hostssl ');
    fs.writeFileSync(path.join(this.data, 'pg_hba.conf'), rules);
  }

  private async listen(): Promise<void> {
    const settings = [`port=${this.port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${this.directory}`, ...FAST];
    const options = settings.flatMap(setting => ['-c', setting]);
    const [program, ...args] = this.command('postgres', ['-D', this.data, ...options]);
    this.server = spawn('sh', ['-c', LEASH, 'sh', program, ...args], { cwd: this.directory, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
    this.server.stdin!.on('error', () => undefined);
    for (const stream of [this.server.stdout!, this.server.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => { this.log = (this.log + text).slice(-4000); });
    }
    const answers = await eventually(async () => this.isUp(), up => up || this.server!.exitCode !== null, 30);
    if (!answers) {
      throw new Error(`PostgreSQL did not start:\n${this.log}`);
    }
  }

  private isUp(): boolean {
    try {
      return this.query('select 1') === '1';
    } catch {
      return false;
    }
  }

  private execute(program: string, args: readonly string[]): void {
    const [first, ...rest] = this.command(program, args);
    execFileSync(first, rest, { cwd: this.directory, stdio: ['ignore', 'ignore', 'pipe'] });
  }

  /** The server refuses to run as root. */
  private command(program: string, args: readonly string[]): string[] {
    const command = [path.join(this.bin, program), ...args];
    return this.user ? ['setpriv', `--reuid=${this.user.uid}`, `--regid=${this.user.gid}`, '--clear-groups', ...command] : command;
  }

  private serverPid(): number | undefined {
    const file = path.join(this.data, 'postmaster.pid');
    return fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8').split('\n')[0]) : undefined;
  }
}

/** The directory with `initdb`, `postgres` and `psql`: that of the newest package of Debian, else one of PATH. */
function programs(): string {
  const packages = '/usr/lib/postgresql';
  const versions = fs.existsSync(packages) ? fs.readdirSync(packages).sort((a, b) => Number(b) - Number(a)) : [];
  const directories = [...versions.map(version => path.join(packages, version, 'bin')), ...(process.env.PATH ?? '').split(path.delimiter)];
  const found = directories.find(directory => ['initdb', 'postgres', 'psql'].every(name => fs.existsSync(path.join(directory, name))));
  if (!found) {
    throw new Error("PostgreSQL is missing; on Debian and Ubuntu: 'apt install postgresql', on macOS: 'brew install postgresql'");
  }
  return found;
}

/** Who runs the server where this runs as root: the user of the package, else one that may do nothing. */
function serverUser(): { readonly uid: string; readonly gid: string } | undefined {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const users = fs.readFileSync('/etc/passwd', 'utf8').split('\n').map(line => line.split(':'));
  const [, , uid, gid] = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')!;
  return { uid, gid };
}
