"""Runs the tests beside this file and writes one JSON line for each: its name, and what went wrong if something did."""

import json
import pathlib
import sys
import unittest


class Report(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.failure = {}

    def addSubTest(self, test, subtest, err):
        if err:
            self.failure[test.id()] = f"{subtest}\n{self._exc_info_to_string(err, test)}"
        super().addSubTest(test, subtest, err)

    def addFailure(self, test, err):
        self.failure[test.id()] = self._exc_info_to_string(err, test)
        super().addFailure(test, err)

    def addError(self, test, err):
        self.failure[test.id()] = self._exc_info_to_string(err, test)
        super().addError(test, err)

    def addSkip(self, test, reason):
        self.failure[test.id()] = f"skipped: {reason}"
        super().addSkip(test, reason)

    def stopTest(self, test):
        super().stopTest(test)
        print(json.dumps({"name": test.id(), "failure": self.failure.get(test.id())}), flush=True)


folder = str(pathlib.Path(__file__).parent)
sys.path.insert(0, folder)
unittest.defaultTestLoader.discover(folder).run(Report())
