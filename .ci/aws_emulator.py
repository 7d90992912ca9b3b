#!/usr/bin/env python3
"""A small AWS for tests on this machine: moto's server (CloudFormation, API Gateway, S3, ...) that also understands SAM
templates. Runs the real samtranslator, imports the RestApi body (methods, apiKeyRequired, validators, models, gateway
responses), backs Stage, UsagePlan, ApiKey, UsagePlanKey, Alias and Secret with moto's own backends, stubs every other
type, emits events per resource, rolls back on failure, produces outputs for change sets, honours termination
protection. It has no data plane: nothing answers at the address of a deployed API.

usage: aws_emulator.py -H 127.0.0.1 -p 5556
environment: MOTO_SAM_FAIL=LogicalId makes that resource fail, MOTO_SAM_FAIL_ONCE=LogicalId the first time only; MOTO_SAM_DELAY=0.05 slows the events down
needs: pip install 'moto[server]==5.2.1' aws-sam-translator boto3

SOURCE: written for the tests of this project, Apache-2.0 like the rest of it. It changes moto 5.2.1 (Apache-2.0) and
uses aws-sam-translator (Apache-2.0) at run time; nothing of either is copied here, and nothing of this is shipped."""
import json, os, re, sys, threading, time, uuid, boto3
import moto.server
import moto.cloudformation.parsing as P, moto.cloudformation.models as M, moto.cloudformation.responses as R
from moto.cloudformation.exceptions import CloudFormationError, ValidationError
from moto.core.common_models import CloudFormationModel
from moto.apigateway.models import apigateway_backends, RestAPI, Deployment
from moto.awslambda.models import lambda_backends
from moto.secretsmanager.models import secretsmanager_backends
from samtranslator.translator.translator import Translator
from samtranslator.parser.parser import Parser
from samtranslator.public.exceptions import InvalidDocumentException
SAM = "AWS::Serverless-2016-10-31"; CUR = threading.local(); DELAY = float(os.environ.get("MOTO_SAM_DELAY", "0"))
class InsufficientCapabilities(CloudFormationError): code = "InsufficientCapabilitiesException"
def transform(body, params):
    t = M.Stack.parse_template(body); tr = t.get("Transform"); tr = tr if isinstance(tr, list) else [tr]
    if SAM not in tr: return body, t
    t = json.loads(json.dumps(t, default=str))
    pv = {k: v.get("Default") for k, v in t.get("Parameters", {}).items() if "Default" in v}; pv.update(params or {})
    sess = boto3.Session(region_name="us-east-1", aws_access_key_id="x", aws_secret_access_key="x")
    try: out = Translator({}, Parser(), boto_session=sess).translate(t, pv)
    except InvalidDocumentException as e:
        raise ValidationError(message="Transform AWS::Serverless-2016-10-31 failed with: " + "; ".join(c.message for c in e.causes))
    out.pop("Transform", None); return json.dumps(out), out
# ---------------------------------------------------------------- resource models
class Stub(CloudFormationModel):
    __module__ = "moto.samshim"
    def __init__(s, name, rt, props, acct, region):
        s.name, s.rt, s.props = name, rt, props
        s.arn = f"arn:aws:{rt.split('::')[1].lower()}:{region}:{acct}:{name}"
    @property
    def physical_resource_id(s): return s.name
    @staticmethod
    def cloudformation_name_type(): return ""
    @staticmethod
    def cloudformation_type(): return "Stub"
    @classmethod
    def has_cfn_attr(c, a): return True
    def get_cfn_attribute(s, a): return s.arn if a.endswith("Arn") else f"{s.name}.{a}"
    @classmethod
    def create_from_cloudformation_json(c, n, j, acct, region, **k): return c(n, j["Type"], j["Properties"], acct, region)
    @classmethod
    def update_from_cloudformation_json(c, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
        original_resource.props = cloudformation_json["Properties"]; return original_resource
    @classmethod
    def delete_from_cloudformation_json(c, n, j, acct, region): pass
def low(o):  # CFN PascalCase -> API camelCase
    return {k[0].lower() + k[1:]: (low(v) if isinstance(v, dict) else [low(x) if isinstance(x, dict) else x for x in v] if isinstance(v, list) else v) for k, v in o.items()}
def model(ctype, make, drop=None, attr=None):
    class C(Stub):
        __module__ = "moto.samshim"
        @staticmethod
        def cloudformation_type(): return ctype
        @classmethod
        def create_from_cloudformation_json(c, n, j, acct, region, **k):
            o = c(n, ctype, j["Properties"], acct, region); o.name = make(o, n, j["Properties"], acct, region); return o
        @classmethod
        def delete_from_cloudformation_json(c, n, j, acct, region):
            if drop: drop(n, j["Properties"], acct, region)
        def get_cfn_attribute(s, a): return attr(s, a) if attr else Stub.get_cfn_attribute(s, a)
    C.__name__ = ctype.replace(":", ""); return C
ag = lambda a, r: apigateway_backends[a][r]
def mk_key(o, n, p, a, r): return ag(a, r).create_api_key({k: v for k, v in dict(name=p.get("Name", n), enabled=p.get("Enabled", False), value=p.get("Value"), customerId=p.get("CustomerId"), description=p.get("Description"), tags={t["Key"]: t["Value"] for t in p.get("Tags", [])} or None).items() if v is not None}).id
def mk_plan(o, n, p, a, r):
    d = low({k: v for k, v in p.items() if k in ("Description", "Throttle", "Quota")}); d["name"] = p.get("UsagePlanName", n)
    d["apiStages"] = [dict(low({k: v for k, v in s.items() if k != "Throttle"}), **({"throttle": {k: low(v) for k, v in s["Throttle"].items()}} if "Throttle" in s else {})) for s in p.get("ApiStages", [])]
    for s in d["apiStages"]:
        if s["stage"] not in ag(a, r).get_rest_api(s["apiId"]).stages: raise Exception(f"API Stage not found: {s['apiId']}:{s['stage']}")
    return ag(a, r).create_usage_plan(d).id
def mk_pkey(o, n, p, a, r): return ag(a, r).create_usage_plan_key(p["UsagePlanId"], {"keyId": p["KeyId"], "keyType": p["KeyType"]}).id + ":" + p["UsagePlanId"]
def mk_stage(o, n, p, a, r):
    api = ag(a, r).get_rest_api(p["RestApiId"])
    st = api.create_stage(p["StageName"], p["DeploymentId"], p.get("Variables"), p.get("Description", ""), None, None, {t["Key"]: t["Value"] for t in p.get("Tags", [])}, p.get("TracingEnabled"))
    st.access_log_settings = low(p["AccessLogSetting"]) if "AccessLogSetting" in p else None
    for m in p.get("MethodSettings", []): st.method_settings[m["ResourcePath"].lstrip("/") + "/" + m["HttpMethod"]] = dict(st._get_default_method_settings(), **low({k: v for k, v in m.items() if k not in ("ResourcePath", "HttpMethod")}))
    return p["StageName"]
def mk_alias(o, n, p, a, r):
    fn, ver = p["FunctionName"], str(p["FunctionVersion"]).split(":")[-1]
    return lambda_backends[a][r].create_alias(name=p["Name"], function_name=fn, function_version=ver if ver.isdigit() else "1", description="", routing_config="").arn
def mk_version(o, n, p, a, r):
    f = lambda_backends[a][r].publish_version(p["FunctionName"]); o.ver = str(f.version); return f"{f.function_arn.split(':' + o.ver)[0]}:{o.ver}" if not f.function_arn.endswith(":" + o.ver) else f.function_arn
def mk_secret(o, n, p, a, r):
    import secrets
    out = secretsmanager_backends[a][r].create_secret(p.get("Name", n), p.get("SecretString") or secrets.token_hex(p.get("GenerateSecretString", {}).get("PasswordLength", 32) // 2), None, p.get("Description"), [], None, None, [], False)
    return json.loads(out)["ARN"] if isinstance(out, str) else out["ARN"]
MODELS = [model("AWS::ApiGateway::ApiKey", mk_key, lambda n, p, a, r: ag(a, r).keys.pop(n, None)),
    model("AWS::ApiGateway::UsagePlan", mk_plan, lambda n, p, a, r: ag(a, r).usage_plans.pop(n, None)),
    model("AWS::ApiGateway::UsagePlanKey", mk_pkey), model("AWS::ApiGateway::Stage", mk_stage), model("AWS::Lambda::Alias", mk_alias), model("AWS::Lambda::Version", mk_version, attr=lambda s, a: s.ver if a == "Version" else s.name),
    model("AWS::SecretsManager::Secret", mk_secret, lambda n, p, a, r: secretsmanager_backends[a][r].delete_secret(n, None, True))]
def rest_create(cls, resource_name, cloudformation_json, account_id, region_name, **k):
    p = cloudformation_json["Properties"]; b = ag(account_id, region_name); body = p.get("Body") or {}
    api = b.create_rest_api(name=p.get("Name") or body.get("info", {}).get("title", resource_name), description=p.get("Description", ""), api_key_source=p.get("ApiKeySourceType"), endpoint_configuration=low(p.get("EndpointConfiguration", {})) or None)
    if body:
        doc = json.loads(json.dumps(body)); doc.pop("swagger", None); doc["openapi"] = "3.0.1"
        secured = {(pa, m.upper()): any("api_key" in s for s in d.get("security", doc.get("security", []))) for pa, ms in doc["paths"].items() for m, d in ms.items()}
        for ms in doc["paths"].values():
            for d in ms.values():
                i = d.get("x-amazon-apigateway-integration")
                if i: i.setdefault("uri", ""); i["uri"] = i["uri"] or "mock"; i.setdefault("httpMethod", "POST"); i["type"] = i["type"].upper()
        b.put_rest_api(api.id, doc, False, "overwrite")
        for res in b.get_resources(api.id):
            for m, meth in res.resource_methods.items(): meth.api_key_required = secured.get((res.get_path(), m), False)
        for name, v in doc.get("x-amazon-apigateway-request-validators", {}).items(): b.create_request_validator(api.id, name, v.get("validateRequestBody", False), v.get("validateRequestParameters", False))
        for name, sch in (doc.get("definitions") or doc.get("components", {}).get("schemas", {})).items(): api.add_model(name, "", json.dumps(sch), "application/json")
        for t, g in doc.get("x-amazon-apigateway-gateway-responses", {}).items(): b.put_gateway_response(api.id, t, g.get("statusCode"), g.get("responseParameters", {}), g.get("responseTemplates", {}))
    return api
RestAPI.create_from_cloudformation_json = classmethod(rest_create); Deployment.physical_resource_id = property(lambda s: s.id)
from moto.awslambda.models import Permission; Permission.physical_resource_id = property(lambda s: s.logical_resource_id)
_rc = P.resource_class_from_type; MINE = {m.cloudformation_type(): m for m in MODELS}
P.resource_class_from_type = lambda t: MINE[t] if t in MINE else Stub if (t not in P.get_model_map() and t not in P.NULL_MODELS and not t.startswith("Custom::")) else _rc(t)
# ---------------------------------------------------------------- per-resource events
_create, _update, _delete = P.parse_and_create_resource, P.parse_and_update_resource, P.parse_and_delete_resource
def ev(stack, lid, rtype, status, phys="", reason=None):
    if stack is None: return
    if DELAY: time.sleep(DELAY)
    stack.events.append(M.Event(stack_id=stack.stack_id, stack_name=stack.name, logical_resource_id=lid, physical_resource_id=str(phys or ""), resource_type=rtype, resource_status=status, resource_status_reason=reason, resource_properties=None))
def create(lid, js, rmap, account_id, region_name):
    c = js.get("Condition"); st = getattr(CUR, "stack", None)
    if c and not rmap.lazy_condition_map[c]: return None
    try:
        if os.environ.get("MOTO_SAM_FAIL_ONCE") == lid: del os.environ["MOTO_SAM_FAIL_ONCE"]; raise Exception("injected failure")
        if os.environ.get("MOTO_SAM_FAIL") == lid: raise Exception("injected failure")
        r = _create(lid, js, rmap, account_id, region_name)
        ev(st, lid, js["Type"], "CREATE_IN_PROGRESS"); ev(st, lid, js["Type"], "CREATE_COMPLETE", getattr(r, "physical_resource_id", "")); return r
    except Exception as e:
        if not getattr(e, "_seen", 0): e._seen = 1; ev(st, lid, js["Type"], "CREATE_FAILED", reason=str(getattr(e, "message", e))[:300])
        raise
P.parse_and_create_resource = create
def update(lid, js, rmap, account_id, region_name):
    if js.get("Condition") and not rmap.lazy_condition_map[js["Condition"]]: return None
    if js["Type"] == "AWS::DynamoDB::Table" and lid in rmap._parsed_resources: return rmap._parsed_resources[lid]  # moto would make another
    st = getattr(CUR, "stack", None); r = _update(lid, js, rmap, account_id, region_name)
    ev(st, lid, js["Type"], "UPDATE_IN_PROGRESS"); ev(st, lid, js["Type"], "UPDATE_COMPLETE", getattr(r, "physical_resource_id", "")); return r
P.parse_and_update_resource = update
def execute_change_set(self, change_set_name, stack_name=None):
    cs = next((c for c in self.change_sets.values() if c.change_set_id == change_set_name or (c.change_set_name == change_set_name and stack_name in (c.stack_name, c.stack_id))), None)
    if cs is None: raise ValidationError(message=f"ChangeSet [{change_set_name}] does not exist")
    if cs.execution_status != "AVAILABLE": raise ValidationError(message=f"ChangeSet [{cs.change_set_id}] cannot be executed in its current status of [{cs.status}]")
    stack = self.stacks[cs.stack_id]; kind = cs.change_set_type; stack.status = f"{kind}_IN_PROGRESS"; cs.execution_status = "EXECUTE_IN_PROGRESS"
    stack._add_stack_event(stack.status, resource_status_reason="User Initiated")
    def work():
        CUR.stack = stack
        try:
            cs.apply(); stack.template = cs.template; stack.template_dict = cs.template_dict; stack.parameters = cs.parameters
            stack.output_map = stack._create_output_map(); stack.status = f"{kind}_COMPLETE"; stack._add_stack_event(stack.status)
            for x in stack.exports: self.exports[x.name] = x
        except Exception as e:
            stack.status_reason = str(getattr(e, "message", e)); stack._add_stack_event("ROLLBACK_IN_PROGRESS" if kind == "CREATE" else "UPDATE_ROLLBACK_IN_PROGRESS", resource_status_reason="The following resource(s) failed")
            if kind == "CREATE":
                try: stack.resource_map.delete()
                except Exception: pass
            stack.status = "ROLLBACK_COMPLETE" if kind == "CREATE" else "UPDATE_ROLLBACK_COMPLETE"; stack._add_stack_event(stack.status)
        finally: cs.execution_status = "EXECUTE_COMPLETE"; CUR.stack = None
    threading.Thread(target=work, daemon=True).start()
M.CloudFormationBackend.execute_change_set = execute_change_set
_ccs = R.CloudFormationResponse.create_change_set
def create_change_set(self):
    if self._get_param("ChangeSetType", "CREATE") == "CREATE" and any(s.name == self._get_param("StackName") and s.status != "REVIEW_IN_PROGRESS" for s in self.cloudformation_backend.stacks.values()):
        raise ValidationError(message=f"Stack [{self._get_param('StackName')}] already exists and cannot be created again with the changeSet [{self._get_param('ChangeSetName')}].")
    CUR.caps = self._get_param("Capabilities", []) or []
    return _ccs(self)
R.CloudFormationResponse.create_change_set = create_change_set
_bcs = M.CloudFormationBackend.create_change_set
def b_create_change_set(self, stack_name, change_set_name, template, parameters, *a, **k):
    body, t = transform(template, parameters); types = {r["Type"] for r in t["Resources"].values()}
    if types & {"AWS::IAM::Role", "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"} and not set(CUR.caps) & {"CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"}:
        raise InsufficientCapabilities("Requires capabilities : [CAPABILITY_IAM]")
    missing = [p for p, d in t.get("Parameters", {}).items() if "Default" not in d and p not in parameters]
    if missing: raise ValidationError(message=f"Parameters: {missing} must have values")
    return _bcs(self, stack_name=stack_name, change_set_name=change_set_name, template=body, parameters=parameters, *a, **k)
M.CloudFormationBackend.create_change_set = b_create_change_set
_dcs = M.CloudFormationBackend.describe_change_set
R.CloudFormationResponse.describe_change_set = lambda self: R.ActionResult(next((c for c in self.cloudformation_backend.change_sets.values() if self._get_param("ChangeSetName") == c.change_set_id or (c.change_set_name == self._get_param("ChangeSetName") and self._get_param("StackName") in (c.stack_name, c.stack_id))), None) or _dcs(self.cloudformation_backend, self._get_param("ChangeSetName")))
_ds = M.CloudFormationBackend.delete_stack
def delete_stack(self, n):
    for s in self.stacks.values():
        if n in (s.name, s.stack_id) and s.enable_termination_protection: raise ValidationError(message=f"Stack [{s.name}] cannot be deleted while TerminationProtection is enabled")
    return _ds(self, n)
M.CloudFormationBackend.delete_stack = delete_stack
def utp(self):
    s = self.cloudformation_backend.get_stack(self._get_param("StackName")); s.enable_termination_protection = str(self._get_param("EnableTerminationProtection")).lower() == "true"
    return R.ActionResult({"StackId": s.stack_id})
R.CloudFormationResponse.update_termination_protection = utp
# ---------------------------------------------------------------- API-key fidelity (fills moto gaps: GetUsage, decimals, conflicts, filters)
import moto.apigateway.models as A, moto.apigateway.urls as U, moto.apigateway.responses as AR
from moto.apigateway.exceptions import ConflictException, BadRequestException
_apo = A.UsagePlan.apply_patch_operations
def apo(self, ops):
    rest = []
    for op in ops:
        pa, v = op["path"], op.get("value"); m = re.match(r"/apiStages/([^/]+)/throttle/(.+)/(rateLimit|burstLimit)$", pa)
        if pa == "/throttle/rateLimit": self.throttle["rateLimit"] = float(v)
        elif m: next(s for s in self.api_stages if f"{s['apiId']}:{s['stage']}" == m.group(1)).setdefault("throttle", {}).setdefault(m.group(2).replace("~1", "/"), {})[m.group(3)] = float(v) if m.group(3) == "rateLimit" else int(v)
        elif op["op"] == "remove" and pa == "/apiStages": self.api_stages = [s for s in self.api_stages if f"{s['apiId']}:{s['stage']}" != v]
        else: rest.append(op)
    _apo(self, rest)
A.UsagePlan.apply_patch_operations = apo
_cupk = A.APIGatewayBackend.create_usage_plan_key
def cupk(self, pid, payload):
    plan = self.get_usage_plan(pid); st = {(s["apiId"], s["stage"]) for s in plan.api_stages}
    for oid, keys in self.usage_plan_keys.items():
        if payload["keyId"] in keys and oid in self.usage_plans and (oid == pid or st & {(s["apiId"], s["stage"]) for s in self.usage_plans[oid].api_stages}): raise ConflictException("API Key is already associated with a usage plan for the same API stage")
    return _cupk(self, pid, payload)
A.APIGatewayBackend.create_usage_plan_key = cupk
_dup = A.APIGatewayBackend.delete_usage_plan
def dup(self, pid):
    if self.get_usage_plan(pid).api_stages: raise BadRequestException("Cannot delete usage plan because there are API stages associated with it")
    return _dup(self, pid)
A.APIGatewayBackend.delete_usage_plan = dup
_dak = A.APIGatewayBackend.delete_api_key
def dak(self, kid): _dak(self, kid); [k.pop(kid, None) for k in self.usage_plan_keys.values()]
A.APIGatewayBackend.delete_api_key = dak
_gak = A.APIGatewayBackend.get_api_keys
USAGE = {}  # (plan, key) -> remaining override
class Resp(AR.APIGatewayResponse): pass
def get_usage(self):
    pid = re.search(r"/usageplans/([^/]+)/usage", self.path).group(1); plan = self.backend.get_usage_plan(pid); q = self.querystring
    from datetime import date; n = (date.fromisoformat(q["endDate"][0]) - date.fromisoformat(q["startDate"][0])).days + 1; keys = self.backend.usage_plan_keys.get(pid, {})
    lim = int(plan.quota.get("limit", 0)) if plan.quota else 0; only = q.get("keyId", [None])[0]
    return 200, {}, json.dumps({"usagePlanId": pid, "startDate": q["startDate"][0], "endDate": q["endDate"][0], "values": {k: [[0, USAGE.get((pid, k), lim)]] * n for k in keys if only in (None, k)}})
AR.APIGatewayResponse.get_usage = get_usage
def update_usage(self):
    m = re.search(r"/usageplans/([^/]+)/keys/([^/]+)/usage", self.path)
    for op in json.loads(self.body)["patchOperations"]: USAGE[m.group(1), m.group(2)] = int(op["value"])
    return 200, {}, json.dumps({"usagePlanId": m.group(1), "values": {m.group(2): [[0, USAGE[m.group(1), m.group(2)]]]}})
AR.APIGatewayResponse.update_usage = update_usage
U.url_paths["{0}/usageplans/(?P<usage_plan_id>[^/]+)/usage$"] = AR.APIGatewayResponse.dispatch
U.url_paths["{0}/usageplans/(?P<usage_plan_id>[^/]+)/keys/(?P<api_key_id>[^/]+)/usage$"] = AR.APIGatewayResponse.dispatch
if __name__ == "__main__": moto.server.main(sys.argv[1:])
