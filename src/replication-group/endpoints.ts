import { CfnReplicationGroup } from 'aws-cdk-lib/aws-elasticache';
import { Topology } from './topology';
import { Endpoint } from '../network/endpoint';

/** The endpoints of a cache, of which each mode has its own. */
export interface Endpoints {
  readonly primary?: Endpoint;
  readonly reader?: Endpoint;
  readonly configuration?: Endpoint;
}

/**
 * The attributes that CloudFormation has in this mode: reading one that it has not fails the deployment.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticache-replicationgroup.html#aws-resource-elasticache-replicationgroup-return-values
 */
export function endpointsOf(resource: CfnReplicationGroup, { clusterMode, clusterClientsOnly }: Topology): Endpoints {
  const forClusterClients = {
    configuration: Endpoint._ofAttributes(resource.attrConfigurationEndPointAddress, resource.attrConfigurationEndPointPort),
  };
  const forOtherClients = {
    primary: Endpoint._ofAttributes(resource.attrPrimaryEndPointAddress, resource.attrPrimaryEndPointPort),
    reader: Endpoint._ofAttributes(resource.attrReaderEndPointAddress, resource.attrReaderEndPointPort),
  };
  return { ...(clusterMode ? forClusterClients : {}), ...(clusterClientsOnly ? {} : forOtherClients) };
}
