"""The workbench without a screen: everything here runs in a notebook, a script or a test."""
