/**
 * The kind of IP addresses that a cache and its clients use.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html
 */
export enum NetworkType {
  /** IPv4 only. */
  IPV4 = 'ipv4',
  /** IPv6 only. Every subnet must be IPv6-only. */
  IPV6 = 'ipv6',
  /** IPv4 and IPv6. Every subnet must have addresses of both kinds. */
  DUAL_STACK = 'dual_stack',
}

/**
 * Which kind of addresses cluster clients receive on a network with both. It has no effect with TLS, where clients receive host
 * names.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html
 */
export enum IpDiscovery {
  /** IPv4 addresses. */
  IPV4 = 'ipv4',
  /** IPv6 addresses. */
  IPV6 = 'ipv6',
}
