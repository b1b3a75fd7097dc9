import { CfnKey, IKey } from 'aws-cdk-lib/aws-kms';
import { known } from '../private/tokens';

/** `keySpec` of a key of this app; undefined for an imported key and when the key leaves it out. */
export function knownKeySpec(key?: IKey): string | undefined {
  const child = key?.node.defaultChild;
  return CfnKey.isCfnKey(child) ? known(child.keySpec) : undefined;
}
