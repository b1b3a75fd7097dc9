import { Emulator } from './emulator';
import { GateProcess } from './gate';

interface Container {
  readonly entryPoint: string[];
  readonly command: string[];
}

/** The gate as ECS would run it: a process with the command of the task definition, for the emulator starts no containers. */
export async function startGateOf(taskDefinitionArn: string, emulator: Emulator, caFile: string): Promise<GateProcess> {
  const [container] = await containersOf(emulator, taskDefinitionArn);
  expect(container.entryPoint).toEqual(['node']);
  // in a task all addresses belong to the gate; here they do not
  return GateProcess.start([...container.command, '--listen-host=127.0.0.1'], { ...emulator.environment, NODE_EXTRA_CA_CERTS: caFile });
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
