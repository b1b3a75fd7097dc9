import { Token } from 'aws-cdk-lib/core';
import { asText } from '../private/text';

/**
 * Where a client connects.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Endpoints.html
 */
export class Endpoint {
  /** An endpoint of CloudFormation's, whose port arrives as text. @internal */
  public static _ofAttributes(hostname: string, port: string): Endpoint {
    return new Endpoint(hostname, Token.asNumber(port));
  }

  /** `hostname:port`, as many clients want it. */
  public readonly socketAddress: string;

  /**
   * @param hostname the DNS name
   * @param port the TCP port
   */
  constructor(public readonly hostname: string, public readonly port: number) {
    this.socketAddress = `${hostname}:${this.portAsString()}`;
  }

  /** The port as text, for environment variables and outputs. */
  public portAsString(): string {
    return asText(this.port);
  }
}
