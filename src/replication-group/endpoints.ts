import { CfnReplicationGroup } from 'aws-cdk-lib/aws-elasticache';
import { Topology } from './topology';
import { Endpoint } from '../network/endpoint';

/** The endpoints of a cache. They depend on the cluster mode. */
export interface Endpoints {
  readonly primary?: Endpoint;
  readonly reader?: Endpoint;
  readonly configuration?: Endpoint;
}

/**
 * The attributes that exist in this mode. Reading another one fails the deployment.
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
