"""Secrets as CloudFormation shows them, and a rotation that runs its function."""
import contextvars
import json
import logging
import threading
import time

from ministack.core.responses import error_response_json, json_response, new_uuid
from ministack.services import lambda_svc, secretsmanager
from ministack.services.cloudformation import provisioners

from .patching import add_type, change_type, expect, wrap

logger = logging.getLogger("emulator")
STEPS = ("createSecret", "setSecret", "testSecret", "finishSecret")


def install():
    expect(secretsmanager, "_resolve", "_rotate_secret")
    expect(lambda_svc, "_get_func_record_for_ref", "_execute_function_with_config_scope", "_execution_record_for_config")
    expect(secretsmanager, "_get_random_password")
    secretsmanager._rotate_secret = _rotate
    wrap(secretsmanager, "_describe_secret", _with_last_rotation)
    wrap(provisioners, "_sm_secret_string", _generating_as_told)
    change_type("AWS::SecretsManager::Secret", create=_with_arn, update=_by_name_with_arn, delete=_by_name)
    add_type("AWS::SecretsManager::RotationSchedule", _create_schedule, _delete_schedule)


# Ref of a secret is its ARN; MiniStack gives and takes the name

def _name_of(physical_id):
    return (secretsmanager._resolve(physical_id)[1] or {}).get("Name", physical_id)


def _arn_of(result):
    physical_id, attributes = result
    return (secretsmanager._resolve(physical_id)[1] or {}).get("ARN", physical_id), attributes


def _with_arn(original):
    return lambda *args: _arn_of(original(*args))


def _by_name_with_arn(original):
    return lambda physical_id, *args, **kwargs: _arn_of(original(_name_of(physical_id), *args, **kwargs))


def _by_name(original):
    return lambda physical_id, *args, **kwargs: original(_name_of(physical_id), *args, **kwargs)


def _generating_as_told(original):
    """MiniStack reads no more of GenerateSecretString than the length and the excluded characters."""
    def call(properties):
        wanted = properties.get("GenerateSecretString")
        if not wanted or properties.get("SecretString"):
            return original(properties)
        told = {key: value.lower() == "true" if str(value).lower() in ("true", "false") and isinstance(value, str) else value
                for key, value in wanted.items()}
        status, _, body = secretsmanager._get_random_password({**told, "PasswordLength": int(told.get("PasswordLength", 32))})
        if status >= 400:
            raise ValueError(f"AWS::SecretsManager::Secret create failed: {body!r}")
        password = json.loads(body)["RandomPassword"]
        template = wanted.get("SecretStringTemplate")
        return json.dumps({**json.loads(template), wanted["GenerateStringKey"]: password}) if template else password
    return call


def _rotate(data):
    """RotateSecret: answers at once, the four steps follow."""
    _, secret = secretsmanager._resolve(data.get("SecretId"))
    if not secret:
        return error_response_json("ResourceNotFoundException", "Secrets Manager can't find the specified secret.", 400)
    function = data.get("RotationLambdaARN") or secret.get("RotationLambdaARN")
    if not function:
        return error_response_json(
            "InvalidRequestException", "No Lambda rotation function ARN is associated with this secret.", 400)
    record, config, _ = lambda_svc._get_func_record_for_ref(function)
    if record is None:
        return error_response_json("ResourceNotFoundException", f"There is no function {function}.", 400)
    secret["RotationLambdaARN"], secret["RotationEnabled"] = function, True
    secret["RotationRules"] = data.get("RotationRules") or secret.get("RotationRules")
    token = data.get("ClientRequestToken") or new_uuid()
    if str(data.get("RotateImmediately", True)).lower() != "false":
        target = lambda_svc._execution_record_for_config(record, config)
        context = contextvars.copy_context()
        threading.Thread(target=context.run, args=(_run_steps, target, secret, token), daemon=True).start()
    return json_response({"ARN": secret["ARN"], "Name": secret["Name"], "VersionId": token})


def _run_steps(function, secret, token):
    for step in STEPS:
        event = {"SecretId": secret["ARN"], "ClientRequestToken": token, "Step": step}
        result = lambda_svc._execute_function_with_config_scope(function, event)
        if result.get("error") or result.get("FunctionError"):
            secret["LastRotationError"] = step
            # the result may quote the secret
            logger.warning("rotation of %s failed in %s", secret["Name"], step)
            return
    secret["LastRotatedDate"] = round(time.time(), 3)


def _with_last_rotation(original):
    """MiniStack doesn't say when a secret was rotated."""
    def call(data):
        status, headers, body = original(data)
        _, secret = secretsmanager._resolve(data.get("SecretId"))
        if status >= 400 or "LastRotatedDate" not in secret:
            return status, headers, body
        return json_response({**json.loads(body), "LastRotatedDate": secret["LastRotatedDate"]})
    return call


def _create_schedule(_logical_id, properties, _stack):
    status, _, body = _rotate({
        "SecretId": properties["SecretId"],
        "RotationLambdaARN": properties.get("RotationLambdaARN"),
        "RotationRules": properties.get("RotationRules"),
        "RotateImmediately": properties.get("RotateImmediatelyOnUpdate", True),
    })
    if status >= 400:
        raise ValueError(f"AWS::SecretsManager::RotationSchedule create failed: {body!r}")
    return properties["SecretId"], {"Id": properties["SecretId"]}


def _delete_schedule(physical_id, _properties):
    _, secret = secretsmanager._resolve(physical_id)
    if secret:
        secret["RotationEnabled"] = False
