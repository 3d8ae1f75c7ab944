"""One file a check; each holds pure functions from what was read or seen to findings."""
