"""Users and user groups: what MiniStack forgets of them, and how they reach the engines."""
from ministack.services import elasticache

from .patching import expect, wrap


def install(launcher):
    expect(elasticache, "_users", "_user_groups", "_replication_groups", "_p")
    for name in ("_create_user", "_modify_user"):
        wrap(elasticache, name, lambda original: _keeping_authentication(original, launcher))
    wrap(elasticache, "_modify_user_group", lambda original: _then_updating(original, launcher, lambda p: {elasticache._p(p, "UserGroupId")}))


def users_of(record):
    """The users of a group's or cache's user groups, as the launcher takes them."""
    groups = record.get("UserGroupIds") or [group for group in [record.get("UserGroupId")] if group]
    ids = [user for group in groups for user in (elasticache._user_groups.get(group) or {}).get("UserIds", [])]
    users = [elasticache._users[user] for user in dict.fromkeys(ids) if user in elasticache._users]
    # the signature of an IAM login can't be checked here: any password will do
    return [{"name": user["UserName"], "accessString": user["AccessString"], "passwords": user.get("_passwords", [])} for user in users]


def update_engines(launcher, user_groups):
    for group_id, record in elasticache._replication_groups.items():
        if user_groups & set(record.get("UserGroupIds") or []):
            launcher.call("updateUsers", name=group_id, users=users_of(record))


def _keeping_authentication(original, launcher):
    def call(p):
        result = original(p)
        user = elasticache._users.get(elasticache._p(p, "UserId"))
        if result[0] >= 400 or user is None:
            return result
        passwords = [elasticache._p(p, key) for key in sorted(p) if "Passwords.member." in key]
        kind = elasticache._p(p, "AuthenticationMode.Type") or ("password" if passwords else None)
        if elasticache._p(p, "NoPasswordRequired").lower() == "true":
            kind = "no-password"
        if kind or "_passwords" not in user:
            # the API says no-password-required where it answers no-password
            user["Authentication"] = {"Type": (kind or "no-password").replace("-required", ""), "PasswordCount": len(passwords)}
            user["_passwords"] = passwords
        update_engines(launcher, set(user.get("UserGroupIds") or []))
        return result
    return call


def _then_updating(original, launcher, groups_of):
    def call(p):
        result = original(p)
        if result[0] < 400:
            update_engines(launcher, groups_of(p))
        return result
    return call
