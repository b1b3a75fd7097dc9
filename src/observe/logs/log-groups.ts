/** The names of the log groups that take the logs of a cache as JSON. */
export interface LogGroupNames {
  readonly slow?: string;
  readonly engine?: string;
}

/** A log and where it goes, in CloudFormation's words. */
interface Delivery {
  readonly logType: string;
  readonly logFormat: string;
  readonly destinationDetails: unknown;
}

/** Where the logs are that a query or a filter can read: in CloudWatch, as JSON. */
export function logGroupsOf(deliveries: Delivery[] = []): LogGroupNames {
  const nameOf = (logType: string) => {
    const delivery = deliveries.find(each => each.logType === logType && each.logFormat === 'json');
    return (delivery?.destinationDetails as { cloudWatchLogsDetails?: { logGroup: string } } | undefined)?.cloudWatchLogsDetails?.logGroup;
  };
  return { slow: nameOf('slow-log'), engine: nameOf('engine-log') };
}
