import { Port } from 'aws-cdk-lib/aws-ec2';
import { isKnown } from '../private/tokens';

/** Both ports of a cache as one range if they are consecutive, else the first one. */
export function bothPorts(port: number, readerPort?: number): Port {
  const neighbours = isKnown(port) && isKnown(readerPort) && readerPort === port + 1;
  return neighbours ? Port.tcpRange(port, readerPort) : Port.tcp(port);
}
