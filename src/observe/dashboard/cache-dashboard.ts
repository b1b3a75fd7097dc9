import { Dashboard, GraphWidget, HorizontalAnnotation, IWidget, LogQueryWidget, Row, TextWidget, TextWidgetBackground } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { Graph, MEMCACHED_SECTIONS, NODE_SECTIONS, Section, SERVERLESS_SECTIONS } from './graph';
import { linesOf } from './lines';
import { Monitored } from './monitored';
import { IMonitoredCache } from './monitored-cache';
import { AlarmSeverity } from '../alarms/alarm-severity';
import { CacheKind } from '../alarms/alarm-spec';

/** Settings of a dashboard. */
export interface CacheDashboardOptions {
  /**
   * The name of the dashboard: letters, digits, hyphens and underscores.
   *
   * Changing it replaces the dashboard.
   *
   * @default - a name that CloudFormation generates
   */
  readonly dashboardName?: string;

  /**
   * The time range that the dashboard shows at first.
   *
   * @default Duration.hours(3)
   */
  readonly defaultInterval?: Duration;
}

/** Settings of a dashboard, and the caches that it shows. */
export interface CacheDashboardProps extends CacheDashboardOptions {
  /** The caches to show, from top to bottom. */
  readonly caches: IMonitoredCache[];
}

const SECTIONS: Record<CacheKind, Section[]> = { nodes: NODE_SECTIONS, memcached: MEMCACHED_SECTIONS, serverless: SERVERLESS_SECTIONS };
const WIDTH = 24;
const HEIGHT = 6;
const COLORS = { [AlarmSeverity.CRITICAL]: '#d13212', [AlarmSeverity.WARNING]: '#ff9900' };

/**
 * A dashboard of one or more caches. It shows traffic, hit rate, latency, memory, processor, replication, connections and errors, and
 * the thresholds of the alarms as lines.
 *
 * For up to twelve nodes, each node has its own line. For more, the dashboard shows the worst and the average, and CloudWatch
 * searches for the nodes.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html
 * @example
 * const pages = new MemcachedCluster(this, 'Pages', { vpc });
 * new CacheDashboard(this, 'Dashboard', { caches: [cache, pages] });
 */
export class CacheDashboard extends Construct {
  /** The CloudWatch dashboard. You can add widgets to it. */
  public readonly dashboard: Dashboard;

  /**
   * @param scope the construct that the dashboard belongs to, usually a stack
   * @param id unique in the scope (a changed id replaces the dashboard)
   * @param props the settings of the dashboard
   */
  constructor(scope: Construct, id: string, props: CacheDashboardProps) {
    super(scope, id);
    const { caches, dashboardName, defaultInterval = Duration.hours(3) } = props;
    this.dashboard = new Dashboard(this, 'Resource', { dashboardName, defaultInterval });
    caches.forEach(cache => this.addCache(cache));
  }

  /**
   * Adds a cache below the others.
   *
   * @param cache the cache to show
   */
  public addCache(cache: IMonitoredCache): void {
    const monitored = cache._monitored();
    this.dashboard.addWidgets(heading(`# ${monitored.title}`, 1));
    for (const { title, graphs } of SECTIONS[monitored.facts.kind]) {
      const shown = graphs.filter(({ when }) => when?.(monitored) ?? true);
      if (shown.length === 0) { continue; }
      this.dashboard.addWidgets(heading(`## ${title}`, 1));
      this.dashboard.addWidgets(new Row(...shown.map(graph => widgetOf(graph, monitored, WIDTH / shown.length))));
    }
    if (monitored.slowLog !== undefined) { this.dashboard.addWidgets(slowCommands(monitored.slowLog)); }
  }
}

function heading(markdown: string, height: number): IWidget {
  return new TextWidget({ markdown, width: WIDTH, height, background: TextWidgetBackground.TRANSPARENT });
}

function widgetOf(graph: Graph, cache: Monitored, width: number): IWidget {
  return new GraphWidget({
    title: graph.title,
    width,
    height: HEIGHT,
    left: linesOf(graph, cache),
    leftYAxis: { min: 0, ...(graph.percent ? { max: 100 } : {}), label: graph.unit, showUnits: false },
    leftAnnotations: thresholdsOf(graph, cache),
  });
}

/** The thresholds of the alarms that the cache has; one at zero would be no line. */
function thresholdsOf({ alarms = [] }: Graph, { alarms: given, facts }: Monitored): HorizontalAnnotation[] {
  const chosen = given?.chosen._enabled ? given.chosen._select(facts, given.nodes) : [];
  return chosen.filter(({ _spec }) => alarms.some(alarm => alarm._spec.id === _spec.id)).flatMap(alarm => {
    const value = alarm._threshold(facts);
    return value ? [{ value, color: COLORS[alarm._severity], label: `${alarm}: ${alarm._spec.below ? 'below' : 'above'} ${value} for ${alarm._minutes} min` }] : [];
  });
}

function slowCommands(logGroupName: string): IWidget {
  return new LogQueryWidget({
    title: 'Slow commands',
    width: WIDTH,
    height: HEIGHT,
    logGroupNames: [logGroupName],
    queryLines: ['fields @timestamp, CacheClusterId, Command, ClientAddress', 'filter ispresent(Command)', 'sort @timestamp desc', 'limit 50'],
  });
}
