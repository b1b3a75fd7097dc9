/** What only rules want to know of a version. Each version has them by its number. */
export interface VersionFacts {
  /** The most nodes that a cache may have. */
  readonly maxNodes: number;
  /** Whether it is out of standard support, so that AWS bills Extended Support. */
  readonly extendedSupport: boolean;
  /** Whether shards and replicas of nodes with data tiering can follow the load. */
  readonly scalesWithDataTiering: boolean;
  /** What access strings have that the version does not know. */
  readonly unknownSyntax: readonly string[];
  /** Whether clients can ask for the nodes (auto discovery of Memcached). */
  readonly autoDiscovery: boolean;
}
