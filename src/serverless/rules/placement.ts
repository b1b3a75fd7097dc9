import { NetworkType } from '../../network/network-type';
import { SECURITY_GROUP_RULES } from '../../network/rules/security-groups';
import { SUBNET_RULES, SUBNET_WARNINGS } from '../../network/rules/subnets';
import { Rule } from '../../private/rules';
import { listed, sentence, Words } from '../../private/words';
import { ServerlessFacts } from '../facts';

const CREATE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateServerlessCache.html';
const NETWORK = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/serverless-network-type.html';
const PUBLIC = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/serverless-public-endpoints-chapter.html';

const IN_WORDS: Record<NetworkType, string> = { ipv4: 'IPv4', ipv6: 'IPv6-only', dual_stack: 'dual-stack' };

/** The network type of the cache. ElastiCache uses IPv6 by default if all subnets are IPv6-only. */
function networkTypeOf({ networkType, subnets }: ServerlessFacts): NetworkType {
  const all = subnets?.networkTypes ?? [];
  return networkType ?? (all.length > 0 && all.every(type => type === NetworkType.IPV6) ? NetworkType.IPV6 : NetworkType.IPV4);
}

/** Types of subnets that do not match the cache. Dual-stack subnets match IPv4, too. */
function mismatched(f: ServerlessFacts): NetworkType[] {
  const wanted = networkTypeOf(f);
  const matches = (type: NetworkType) => type === wanted || (wanted === NetworkType.IPV4 && type === NetworkType.DUAL_STACK);
  return [...new Set((f.subnets?.networkTypes ?? []).filter(type => !matches(type)))];
}

const kinds = (types: NetworkType[]) => listed(types.map(type => IN_WORDS[type]));

function subnetMismatch(f: ServerlessFacts, w: Words): string {
  if (f.networkType === undefined) {
    return `the subnets must all have IPv4 addresses, or all be IPv6-only, got both. Select others with ${w.name('vpcSubnets')}`;
  }
  const more = f.networkType === NetworkType.DUAL_STACK
    ? w.put({ props: ', or create the VPC with ipProtocol: IpProtocol.DUAL_STACK', template: ', or add IPv6 addresses to the subnets' })
    : '';
  return `${w.set('networkType', f.networkType)} needs ${IN_WORDS[f.networkType]} subnets, got ${kinds(mismatched(f))} subnets. `
    + `Select other subnets, or change ${w.name('networkType')}${more}`;
}

function zonesMissing(f: ServerlessFacts, w: Words): string {
  const count = f.subnets!.zoneCount === 0 ? 'none' : f.subnets!.zoneCount;
  return f.subnets!.chosen
    ? `${w.name('vpcSubnets')} must select subnets in at least two zones, got ${count}. Select other subnets`
    : `${w.name('vpc')} must have private subnets in at least two zones, got ${count}. `
      + w.put({ props: 'Create the VPC with maxAzs: 2 or more, or select subnets with \'vpcSubnets\'', template: 'Add a subnet in another zone' });
}

/** What to write for Valkey 9. */
const useValkey9 = (w: Words) => w.put({ props: 'engine: ServerlessEngine.VALKEY_9', template: 'Engine: valkey and MajorEngineVersion: 9' });

/** Errors about the network. */
export const PLACEMENT_RULES: Array<Rule<ServerlessFacts>> = [
  {
    code: 'VpcMissing',
    clause: '`vpc` is missing for a cache without a public endpoint',
    see: CREATE,
    broken: f => f.vpc === undefined && !f.isPublic,
    says: (_, w) => `${w.name('vpc')} is missing, so ElastiCache would use the default VPC. `
      + `Set ${w.name('vpc')}, or use ${w.set('connectionType', 'public')} for a cache on the internet`,
  },
  ...SUBNET_RULES.filter(({ code }) => code === 'OnlyPublicSubnets'),
  {
    code: 'ServerlessSubnetZones',
    dated: f => f.subnets!.zoneCount! > 0,
    clause: 'the subnets of a serverless cache are in fewer than two zones',
    see: CREATE,
    broken: f => f.subnets?.zoneCount !== undefined && f.subnets.zoneCount < 2,
    says: zonesMissing,
  },
  {
    code: 'SubnetsOfOtherNetworkType',
    clause: 'the subnets do not match `networkType`: IPv6 needs IPv6-only subnets, dual stack needs dual-stack subnets',
    see: NETWORK,
    broken: f => mismatched(f).length > 0,
    says: subnetMismatch,
  },
  ...SECURITY_GROUP_RULES,
  {
    code: 'PublicNeedsNewerEngine',
    dated: true,
    clause: 'a public endpoint needs Valkey 9',
    see: PUBLIC,
    broken: f => f.isPublic && f.engine.features.publicEndpoint === false,
    says: (f, w) => `${w.set('connectionType', 'public')} needs Valkey 9 or later, got ${f.engine}. Use ${useValkey9(w)}, or ${w.omit('connectionType')}`,
  },
];

/** Warnings about the network. */
export const PLACEMENT_WARNINGS: Array<Rule<ServerlessFacts>> = [
  ...SUBNET_WARNINGS,
  {
    code: 'PublicIgnoresNetwork',
    clause: '`vpc`, `vpcSubnets` or `securityGroups` have no effect on a cache with a public endpoint',
    see: PUBLIC,
    broken: f => f.isPublic && f.networkProps.length > 0,
    says: (f, w) => `${w.set('connectionType', 'public')} ignores ${w.names(f.networkProps)}. Only users protect a cache on the internet. `
      + sentence(w.omit(...f.networkProps)),
  },
];
