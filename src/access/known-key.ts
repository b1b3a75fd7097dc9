import { CfnKey, IKey } from 'aws-cdk-lib/aws-kms';
import { known } from '../private/tokens';

/** The kind of a key of this app; undefined when it was imported or says nothing. */
export function knownKeySpec(key?: IKey): string | undefined {
  const child = key?.node.defaultChild;
  return CfnKey.isCfnKey(child) ? known(child.keySpec) : undefined;
}
