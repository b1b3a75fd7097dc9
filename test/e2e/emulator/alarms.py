"""Alarms that calculate with many metrics: MiniStack refuses them, here they are kept and never ring."""
from ministack.services.cloudformation import provisioners

from .patching import expect, wrap


def install():
    expect(provisioners, "_cw_metric_alarm_record", "_cw")
    wrap(provisioners, "_cw_metric_alarm_record", _with_metrics)


def _with_metrics(original):
    def call(name, properties):
        metrics = properties.get("Metrics")
        if not metrics:
            return original(name, properties)
        if any(key in properties for key in ("MetricName", "Namespace", "Dimensions", "Statistic")):
            raise ValueError("AWS::CloudWatch::Alarm: Metrics and the properties of one metric exclude each other")
        if sum(_returns(query) for query in metrics) != 1:
            raise ValueError("AWS::CloudWatch::Alarm: exactly one of Metrics must return data")
        rest = {key: value for key, value in properties.items() if key != "Metrics"}
        record = original(name, {**rest, "MetricName": "-", "Namespace": "-"})
        for key in ("MetricName", "Namespace", "Dimensions", "Statistic", "ExtendedStatistic", "Period", "Unit"):
            record.pop(key, None)
        return {**record, "Metrics": [{**query, "ReturnData": _returns(query)} for query in metrics]}
    return call


def _returns(query):
    return str(query.get("ReturnData", True)).lower() == "true"
