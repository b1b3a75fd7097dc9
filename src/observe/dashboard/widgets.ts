import { GraphWidget, HorizontalAnnotation, IWidget, LogQueryWidget, Row, TextWidget, TextWidgetBackground } from 'aws-cdk-lib/aws-cloudwatch';
import { Graph, MEMCACHED_SECTIONS, NODE_SECTIONS, Section, SERVERLESS_SECTIONS } from './graph';
import { linesOf } from './lines';
import { Monitored } from './monitored';
import { AlarmSeverity } from '../alarms/alarm-severity';
import { CacheKind } from '../alarms/alarm-spec';

const SECTIONS: Record<CacheKind, Section[]> = { nodes: NODE_SECTIONS, memcached: MEMCACHED_SECTIONS, serverless: SERVERLESS_SECTIONS };
const WIDTH = 24;
const HEIGHT = 6;
const COLORS = { [AlarmSeverity.CRITICAL]: '#d13212', [AlarmSeverity.WARNING]: '#ff9900' };

/** The rows of a cache in a dashboard, from top to bottom. */
export function rowsOf(cache: Monitored): IWidget[] {
  const sections = SECTIONS[cache.facts.kind].map(({ title, graphs }) => ({ title, shown: graphs.filter(({ when }) => when?.(cache) ?? true) }));
  return [
    heading(`# ${cache.title}`, 1),
    ...sections.filter(({ shown }) => shown.length > 0).flatMap(({ title, shown }) => [
      heading(`## ${title}`, 1),
      new Row(...shown.map(graph => widgetOf(graph, cache, WIDTH / shown.length))),
    ]),
    ...cache.slowLog === undefined ? [] : [slowCommands(cache.slowLog)],
  ];
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

/** The thresholds of the alarms of the cache as lines, except thresholds at zero. */
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
