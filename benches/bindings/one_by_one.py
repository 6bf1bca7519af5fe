"""Gives back addresses with Tencent Cloud's official client, as its documentation shows it: one call for one address, and
then the task's state until it is over. Prints what that took as JSON.

    one_by_one.py HOST INTERFACE/ADDRESS ...
"""

import json
import sys
import time

from tencentcloud.common.credential import Credential
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.vpc.v20170312 import models
from tencentcloud.vpc.v20170312.vpc_client import VpcClient

host, *addresses = sys.argv[1:]
key = Credential("AKIDEXAMPLE00000000000000000000000", "SKEXAMPLE000000000000000000000000")
profile = ClientProfile(httpProfile=HttpProfile(protocol="http", endpoint=host, reqMethod="POST"))
vpc = VpcClient(key, "ap-guangzhou", profile)

calls = 0
start = time.perf_counter()
for interface, address in (name.split("/") for name in addresses):
    item = models.PrivateIpAddressSpecification()
    item.PrivateIpAddress = address
    request = models.UnassignPrivateIpAddressesRequest()
    request.NetworkInterfaceId = interface
    request.PrivateIpAddresses = [item]
    task = models.DescribeVpcTaskResultRequest()
    task.TaskId = vpc.UnassignPrivateIpAddresses(request).RequestId
    calls += 1
    while True:
        time.sleep(1)
        calls += 1
        status = vpc.DescribeVpcTaskResult(task).Status
        if status == "SUCCESS":
            break
        if status == "FAILED":
            sys.exit(f"{address} was not given back")
print(json.dumps({"calls": calls, "seconds": time.perf_counter() - start}))
