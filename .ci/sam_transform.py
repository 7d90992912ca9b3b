#!/usr/bin/env python3
"""Transforms the SAM template into plain CloudFormation as AWS does, offline.

usage: sam_transform.py TEMPLATE.yaml OUT.json [Parameter=Value ...]

A local CodeUri is replaced by an address in S3 first, as packaging does. Needs aws-sam-translator and boto3 (no AWS
account, no network). Exits 1 and names the reasons when the template is not accepted, 2 when something is missing.
"""
import json
import sys

try:
    import boto3
    import samtranslator
    from samtranslator.parser.parser import Parser
    from samtranslator.public.exceptions import InvalidDocumentException
    from samtranslator.translator.translator import Translator
    from samtranslator.yaml_helper import yaml_parse
except ImportError as missing:
    print(f"error: {missing}\nhint: pip install aws-sam-translator boto3", file=sys.stderr)
    sys.exit(2)


def package(properties):
    uri = properties.get("CodeUri")
    if isinstance(uri, str) and not uri.startswith("s3://"):
        properties["CodeUri"] = "s3://artifacts/functions.jar"


def main(source, target, *overrides):
    with open(source, encoding="utf-8") as file:
        template = yaml_parse(file.read())
    package(template.get("Globals", {}).get("Function", {}))
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            package(resource["Properties"])
    parameters = {
        name: parameter["Default"]
        for name, parameter in template.get("Parameters", {}).items()
        if "Default" in parameter
    }
    parameters.update(override.split("=", 1) for override in overrides)
    session = boto3.Session(region_name="us-east-1", aws_access_key_id="none", aws_secret_access_key="none")
    try:
        result = Translator(managed_policy_map={}, sam_parser=Parser(), boto_session=session).translate(
            template, parameter_values=parameters
        )
    except InvalidDocumentException as invalid:
        for cause in invalid.causes:
            print(f"error: {source}: {cause.message}", file=sys.stderr)
        return 1
    result.setdefault("Metadata", {})["transformedBy"] = "aws-sam-translator " + samtranslator.__version__
    with open(target, "w", encoding="utf-8") as file:
        json.dump(result, file, indent=1)
        file.write("\n")
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(*sys.argv[1:]))
