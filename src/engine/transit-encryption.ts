/**
 * Whether clients must use TLS.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html
 */
export enum TransitEncryption {
  /** Only TLS connections are accepted. */
  REQUIRED = 'required',
  /**
   * TLS and plaintext connections are accepted. It is the step between `DISABLED` and `REQUIRED` on a running cache.
   *
   * Redis OSS 7.0.5 or later, and every Valkey.
   */
  PREFERRED = 'preferred',
  /** Only plaintext connections are accepted. Excludes authentication by token or users. */
  DISABLED = 'disabled',
}
