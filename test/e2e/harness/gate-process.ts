import { ChildProcess, spawn } from 'node:child_process';
import { Emulator } from './emulator';
import { eventually } from './eventually';

interface Container {
  readonly entryPoint: string[];
  readonly command: string[];
}

/** The gate as ECS would run it: a process with the command of the task definition, for the emulator starts no containers. */
export class GateProcess {
  /** Resolves when the gate says that it is open. */
  public static async start(emulator: Emulator, taskDefinitionArn: string, caFile: string): Promise<GateProcess> {
    const [container] = await containersOf(emulator, taskDefinitionArn);
    const [program] = container.entryPoint;
    expect(program).toBe('node');
    // in a task all addresses belong to the gate; here they do not
    const child = spawn(process.execPath, [...container.command, '--listen-host=127.0.0.1'], {
      env: { ...emulator.environment, NODE_EXTRA_CA_CERTS: caFile },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gate = new GateProcess(child);
    await eventually(async () => gate.said.some(({ event }) => event === 'open'), Boolean, 20);
    return gate;
  }

  /** The lines of its log. */
  public readonly said: { readonly event?: string; readonly [field: string]: unknown }[] = [];

  private constructor(private readonly child: ChildProcess) {
    let rest = '';
    child.stdout!.on('data', data => {
      const lines = (rest + String(data)).split('\n');
      rest = lines.pop()!;
      this.said.push(...lines.map(line => JSON.parse(line)));
    });
  }

  /** As ECS stops a task; gives the exit code. */
  public async stop(): Promise<number | null> {
    if (this.child.exitCode !== null) { return this.child.exitCode; }
    const ended = new Promise<number | null>(resolve => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    return ended;
  }
}

async function containersOf(emulator: Emulator, taskDefinition: string): Promise<Container[]> {
  const response = await fetch(emulator.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AmazonEC2ContainerServiceV20141113.DescribeTaskDefinition',
      'authorization': 'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/ecs/aws4_request, SignedHeaders=host, Signature=none',
    },
    body: JSON.stringify({ taskDefinition }),
  });
  const { taskDefinition: found } = await response.json() as { taskDefinition: { containerDefinitions: Container[] } };
  return found.containerDefinitions;
}
