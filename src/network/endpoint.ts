import { Token } from 'aws-cdk-lib/core';
import { asText } from '../private/text';

/**
 * The address that a client connects to.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Endpoints.html
 * @example
 * new CfnOutput(this, 'CacheEndpoint', { value: cache.endpoint.socketAddress });
 */
export class Endpoint {
  /** An endpoint of CloudFormation's, whose port arrives as text. @internal */
  public static _ofAttributes(hostname: string, port: string): Endpoint {
    return new Endpoint(hostname, Token.asNumber(port));
  }

  /** `hostname:port`, the form that many clients expect. */
  public readonly socketAddress: string;

  /**
   * @param hostname The DNS name.
   * @param port The TCP port.
   */
  constructor(public readonly hostname: string, public readonly port: number) {
    this.socketAddress = `${hostname}:${this.portAsString()}`;
  }

  /**
   * The port as text, for environment variables and outputs.
   *
   * @returns the port as text
   */
  public portAsString(): string {
    return asText(this.port);
  }
}
