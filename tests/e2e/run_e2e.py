#!/usr/bin/python3
"""Runs the end-to-end tests against the program named by SMTPCFG_PROGRAM, or build/linux/bin/smtpcfg.

The test servers start once. The search for secrets comes last, over all that the other tests made the program print.
"""
import sys
import unittest

MODULES = ["test_usage", "test_policy", "test_bad_files", "test_main_job", "test_change_log", "test_organisation", "test_web_config",
           "test_web_config_files", "test_effective", "test_validation", "test_certificate", "test_sending", "test_explain", "test_faults",
           "test_exchange_script", "last_no_secret_in_output"]

if __name__ == "__main__":
    names = sys.argv[1:] or MODULES
    result = unittest.TextTestRunner(verbosity=2).run(unittest.defaultTestLoader.loadTestsFromNames(names))
    sys.exit(not result.wasSuccessful())
