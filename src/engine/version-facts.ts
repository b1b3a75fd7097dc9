/** What only rules need to know of a version. It follows from the version number. */
export interface VersionFacts {
  /** The most nodes that a cache may have. */
  readonly maxNodes: number;
  /** Whether no new cache can be created with it. */
  readonly endOfLife: boolean;
  /** Whether it is out of standard support, so that AWS bills Extended Support. */
  readonly extendedSupport: boolean;
  /** Whether caches with data tiering can scale automatically. */
  readonly scalesWithDataTiering: boolean;
  /** Features of access strings that the version does not support. */
  readonly unknownSyntax: readonly string[];
  /** Whether clients can ask for the nodes (auto discovery of Memcached). */
  readonly autoDiscovery: boolean;
}
