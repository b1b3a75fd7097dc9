/** Facts about a version that only rules need. They follow from the version number. */
export interface VersionFacts {
  /** The most nodes of a cache. For Memcached, the default quota of AWS. */
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
