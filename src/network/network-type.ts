/**
 * The kind of addresses that a cache and its clients use.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html
 */
export enum NetworkType {
  /** IPv4 only. */
  IPV4 = 'ipv4',
  /** IPv6 only: every subnet must be IPv6-only. */
  IPV6 = 'ipv6',
  /** Both: every subnet must have IPv4 and IPv6 addresses. */
  DUAL_STACK = 'dual_stack',
}

/**
 * Which addresses cluster clients are told of when the network has both. It has no effect with TLS, where they are told names.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html
 */
export enum IpDiscovery {
  /** IPv4 addresses. */
  IPV4 = 'ipv4',
  /** IPv6 addresses. */
  IPV6 = 'ipv6',
}
