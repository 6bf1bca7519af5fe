"""Runs samples as somebody would who has copied them: a program and the keys in its environment as JSON in each line of
input, and in each line of output what it printed, or what went wrong.

API 2.0's client knows one address and speaks TLS alone, so its connection ends at the emulator, as it does in
tests/official/python/legacy.py.
"""

import contextlib
import io
import json
import os
import pathlib
import sys
import traceback
from unittest import mock

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "official" / "python"))

import QcloudApi.common.request as qcloud  # noqa: E402
from legacy import ToEmulator  # noqa: E402

qcloud.MyHTTPSConnection = ToEmulator


def printed(program, keys):
    output = io.StringIO()
    try:
        with mock.patch.dict(os.environ, keys), contextlib.redirect_stdout(output):
            exec(compile(program, "sample", "exec"), {"__name__": "__main__"})
    except Exception:
        return {"failure": traceback.format_exc()}
    return {"printed": output.getvalue()}


for line in sys.stdin:
    print(json.dumps(printed(*json.loads(line))), flush=True)
