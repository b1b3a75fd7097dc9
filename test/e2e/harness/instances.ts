import { ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as readline from 'node:readline';
import { buildSync } from 'esbuild';
import { Deployed } from './deployed';
import { Emulator } from './emulator';

/** The part of a container definition that says what the program is handed over. */
interface Container {
  readonly environment?: readonly { readonly name: string; readonly value: string }[];
  // MiniStack answers with the names of CloudFormation
  readonly secrets?: readonly { readonly Name: string; readonly ValueFrom: string }[];
}

export interface InstancesOptions {
  readonly emulator: Emulator;
  /** The directory with the Dockerfile. */
  readonly runtime: string;
  /** The programs in it, without `.ts`; the first one is the server. */
  readonly programs: readonly string[];
}

/** A process in place of a task. */
export interface Instance {
  readonly url: string;
  /** The lines that it has printed until now. */
  readonly printed: readonly string[];
  /** Ends at once, as when the machine below it is lost. */
  kill(): Promise<void>;
  /** Asked to end, as ECS asks; resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** Runs what a deployed container would: no image is built, its program is started with what the task definition hands over. */
export class Instances {
  private readonly directory: string;
  private readonly running = new Set<ChildProcess>();

  public constructor(private readonly options: InstancesOptions) {
    this.directory = fs.mkdtempSync(path.join(options.emulator.directory, 'image-'));
    const { runtime, programs } = options;
    // as the Dockerfile does it
    buildSync({
      entryPoints: programs.map(program => path.join(runtime, `${program}.ts`)), outdir: this.directory, bundle: true, platform: 'node', minify: true,
    });
    fs.readdirSync(runtime, { withFileTypes: true }).filter(entry => entry.isDirectory() && entry.name !== 'node_modules')
      .forEach(({ name }) => fs.cpSync(path.join(runtime, name), path.join(this.directory, name), { recursive: true }));
    // a process ends when this one does, however it ends
    fs.writeFileSync(path.join(this.directory, 'leash.js'), "process.stdin.on('end', () => process.exit(1)).resume().unref();\n");
  }

  /** Starts another server; resolves when it listens. */
  public async start(): Promise<Instance> {
    const child = await this.spawn(this.options.programs[0]);
    const [printed, said]: string[][] = [[], []];
    child.stderr!.setEncoding('utf8').on('data', (text: string) => said.push(text));
    const ended = new Promise<number | null>(resolve => child.on('exit', code => resolve(code)));
    const port = await new Promise<string>((resolve, reject) => {
      readline.createInterface({ input: child.stdout! }).on('line', line => {
        printed.push(line);
        const listening = /^listening on (\d+)$/.exec(line);
        listening && resolve(listening[1]);
      });
      void ended.then(code => reject(new Error(`the server ended with ${code}: ${said.join('')}`)));
    });
    const end = (signal: NodeJS.Signals) => { child.kill(signal); return ended; };
    return { url: `http://127.0.0.1:${port}`, printed, kill: async () => { await end('SIGKILL'); }, stop: () => end('SIGTERM') };
  }

  /** Runs another program of the image to its end; gives what it printed. */
  public async run(program: string): Promise<string> {
    const child = await this.spawn(program);
    let [printed, said] = ['', ''];
    child.stdout!.setEncoding('utf8').on('data', (text: string) => { printed += text; });
    child.stderr!.setEncoding('utf8').on('data', (text: string) => { said += text; });
    const code = await new Promise<number | null>(resolve => child.on('close', resolve));
    if (code !== 0) {
      throw new Error(`${program} ended with ${code}: ${said}`);
    }
    return printed;
  }

  /** Ends all that still run. */
  public end(): void {
    this.running.forEach(child => child.kill('SIGKILL'));
  }

  private async spawn(program: string): Promise<ChildProcess> {
    const { emulator } = this.options;
    const { caFile } = await emulator.engines();
    const child = spawn(process.execPath, ['--require', './leash.js', `${program}.js`], {
      cwd: this.directory,
      stdio: 'pipe',
      env: { ...emulator.environment, ...await this.settings(), NODE_EXTRA_CA_CERTS: caFile, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0' },
    });
    this.running.add(child);
    child.on('exit', () => this.running.delete(child));
    return child;
  }

  /** The environment of the container, with the secrets and parameters that ECS would read for it. */
  private async settings(): Promise<Record<string, string>> {
    const { taskDefinitionArns } = await this.ask<{ taskDefinitionArns: string[] }>('AmazonEC2ContainerServiceV20141113.ListTaskDefinitions', {});
    if (taskDefinitionArns.length !== 1) {
      throw new Error(`one task definition was expected, there are ${taskDefinitionArns.length}`);
    }
    const { taskDefinition } = await this.ask<{ taskDefinition: { containerDefinitions: Container[] } }>(
      'AmazonEC2ContainerServiceV20141113.DescribeTaskDefinition', { taskDefinition: taskDefinitionArns[0] });
    const [{ environment = [], secrets = [] }] = taskDefinition.containerDefinitions;
    const values = [
      ...environment.map(({ name, value }) => [name, value]),
      ...await Promise.all(secrets.map(async ({ Name, ValueFrom }) => [Name, await this.valueFrom(ValueFrom)])),
    ];
    return Object.fromEntries(values) as Record<string, string>;
  }

  private async valueFrom(arn: string): Promise<string> {
    if (arn.split(':')[2] === 'ssm') {
      // CloudFormation's own names have no slash, those of MiniStack begin with one
      const name = arn.split(':parameter/')[1];
      return (await this.ask<{ Parameter: { Value: string } }>('AmazonSSM.GetParameter', { Name: name })).Parameter.Value;
    }
    // arn:aws:secretsmanager:region:account:secret:name, and which field of it in which version
    const [secret, field] = [arn.split(':').slice(0, 7).join(':'), arn.split(':')[7]];
    const text = await new Deployed(this.options.emulator).secret(secret);
    return field ? (JSON.parse(text) as Record<string, string>)[field] : text;
  }

  /** By a query, since this repository has no client of either service. */
  private async ask<T>(target: string, body: unknown): Promise<T> {
    const service = target.startsWith('AmazonSSM') ? 'ssm' : 'ecs';
    const response = await fetch(this.options.emulator.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': target,
        'authorization': `AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`${target}: ${await response.text()}`);
    }
    return await response.json() as T;
  }
}
