"""Alarms as CloudWatch evaluates them: on the dimensions of their metric, period by period, and with metric math.

MiniStack looks at the name of a metric only, knows no math in templates and no composite alarms there. An alarm is evaluated as
of the newest value of its metrics, so that a test can let minutes pass without waiting for them.
"""
import ast
import math

from ministack.services import cloudwatch
from ministack.services.cloudformation import provisioners

from .patching import add_type, change_type, expect, wrap

NO_DATA = "INSUFFICIENT_DATA"
COMPARE = {
    "GreaterThanThreshold": lambda value, threshold: value > threshold,
    "GreaterThanOrEqualToThreshold": lambda value, threshold: value >= threshold,
    "LessThanThreshold": lambda value, threshold: value < threshold,
    "LessThanOrEqualToThreshold": lambda value, threshold: value <= threshold,
}
FUNCTIONS = {"MAX": max, "MIN": min, "SUM": sum, "AVG": lambda values: sum(values) / len(values)}
OPERATORS = {ast.Add: lambda a, b: a + b, ast.Sub: lambda a, b: a - b, ast.Mult: lambda a, b: a * b, ast.Div: lambda a, b: a / b}


def install():
    expect(provisioners, "_cw_metric_alarm_record", "_cw")
    expect(cloudwatch, "_metrics", "_dims_key", "_calc_stats", "_stat_value", "_record_history", "_dispatch_alarm_actions",
           "_evaluate_parent_alarms", "_put_composite_alarm", "_composite_alarms")
    wrap(provisioners, "_cw_metric_alarm_record", _with_metrics)
    wrap(cloudwatch, "_evaluate_alarm", lambda _: evaluate)
    change_type("AWS::CloudWatch::CompositeAlarm", create=_composed, update=_recomposed, delete=_decomposed)
    add_type("AWS::Logs::QueryDefinition", lambda logical_id, _, stack: (f"{stack}-{logical_id}", {"QueryDefinitionId": f"{stack}-{logical_id}"}),
             lambda *_: None)


def evaluate(alarm):
    queries = alarm.get("Metrics") or [_as_query(alarm)]
    times = [point["Timestamp"] for query in queries if query.get("MetricStat") for point in _points(query["MetricStat"])]
    if not times:
        return _move(alarm, {"notBreaching": "OK", "breaching": "ALARM"}.get(alarm["TreatMissingData"], NO_DATA), "no data")
    period = _period(queries)
    newest = math.floor(max(times) / period)
    values = [_value(queries, period, newest - i) for i in range(alarm["EvaluationPeriods"])]
    breaches = COMPARE[alarm["ComparisonOperator"]]
    breaching = [value for value in values if (alarm["TreatMissingData"] == "breaching" if value is None else breaches(value, alarm["Threshold"]))]
    wanted = alarm.get("DatapointsToAlarm") or alarm["EvaluationPeriods"]
    _move(alarm, "ALARM" if len(breaching) >= wanted else "OK", f"Threshold Crossed: {values} against {alarm['Threshold']}")


def _move(alarm, state, reason):
    before = alarm["StateValue"]
    if state == before:
        return
    alarm.update(StateValue=state, StateReason=reason)
    cloudwatch._record_history(alarm["AlarmName"], before, state, reason)
    cloudwatch._dispatch_alarm_actions(alarm, before, state, reason)
    cloudwatch._evaluate_parent_alarms(alarm)


def _as_query(alarm):
    metric = {"Namespace": alarm["Namespace"], "MetricName": alarm["MetricName"], "Dimensions": alarm.get("Dimensions") or []}
    return {"Id": "m1", "ReturnData": True, "MetricStat": {
        "Metric": metric, "Period": alarm["Period"], "Stat": alarm.get("ExtendedStatistic") or alarm["Statistic"]}}


def _period(queries):
    return max(int(query["MetricStat"]["Period"]) for query in queries if query.get("MetricStat"))


def _points(stat):
    metric = stat["Metric"]
    dimensions = {dimension["Name"]: dimension["Value"] for dimension in metric.get("Dimensions") or []}
    return cloudwatch._metrics.get((metric["Namespace"], metric["MetricName"], cloudwatch._dims_key(dimensions))) or []


def _value(queries, period, number):
    """The value of the query that returns data, in one period; None without data."""
    by_id = {query["Id"]: query for query in queries}

    def of(identity):
        query = by_id[identity]
        if query.get("Expression"):
            return _calculate(ast.parse(query["Expression"], mode="eval").body, of)
        points = [point for point in _points(query["MetricStat"]) if math.floor(point["Timestamp"] / period) == number]
        return cloudwatch._stat_value(cloudwatch._calc_stats(points), query["MetricStat"]["Stat"], points) if points else None

    return of(next(query["Id"] for query in queries if _returns(query)))


def _calculate(node, of):
    if isinstance(node, ast.Name):
        return of(node.id)
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Call):
        values = [value for value in (_calculate(element, of) for element in node.args[0].elts) if value is not None]
        return FUNCTIONS[node.func.id](values) if values else None
    if isinstance(node, ast.BinOp):
        one, other = _calculate(node.left, of), _calculate(node.right, of)
        return None if one is None or other is None else OPERATORS[type(node.op)](one, other)
    raise ValueError(f"metric math with {ast.dump(node)}")


def _with_metrics(original):
    def call(name, properties):
        metrics = properties.get("Metrics")
        if not metrics:
            return original(name, properties)
        if any(key in properties for key in ("MetricName", "Namespace", "Dimensions", "Statistic")):
            raise ValueError("AWS::CloudWatch::Alarm: Metrics and the properties of one metric exclude each other")
        if sum(_returns(query) for query in metrics) != 1:
            raise ValueError("AWS::CloudWatch::Alarm: exactly one of Metrics must return data")
        if sum("MetricStat" in query for query in metrics) > 10:
            raise ValueError("AWS::CloudWatch::Alarm: Metrics may be ten at most")
        rest = {key: value for key, value in properties.items() if key != "Metrics"}
        record = original(name, {**rest, "MetricName": "-", "Namespace": "-"})
        for key in ("MetricName", "Namespace", "Dimensions", "Statistic", "ExtendedStatistic", "Period", "Unit"):
            record.pop(key, None)
        return {**record, "Metrics": [{**query, "ReturnData": _returns(query)} for query in metrics]}
    return call


def _returns(query):
    return str(query.get("ReturnData", True)).lower() == "true"


def _composed(original):
    def call(logical_id, properties, stack):
        name, attributes = original(logical_id, properties, stack)
        _compose(name, properties)
        return name, attributes
    return call


def _recomposed(original):
    def call(physical_id, old, new, stack, *more):
        done = original(physical_id, old, new, stack, *more)
        _compose(physical_id, new)
        return done
    return call


def _decomposed(original):
    def call(physical_id, properties):
        cloudwatch._composite_alarms.pop(physical_id, None)
        return original(physical_id, properties)
    return call


def _compose(name, properties):
    if len(properties["AlarmRule"]) > 10_240:
        raise ValueError("AWS::CloudWatch::CompositeAlarm: AlarmRule is longer than 10,240 characters")
    status, _, body = cloudwatch._put_composite_alarm({}, {**properties, "AlarmName": name}, False, True)
    if status != 200:
        raise ValueError(f"AWS::CloudWatch::CompositeAlarm: {body!r}")
