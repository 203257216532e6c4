"""Starts a Ray on this machine and prints `ADDRESS HOST:PORT`; it ends when its input does.

python ray_head.py FOLDER. FOLDER takes what Ray writes; its path has to be short, for there are sockets in it.
"""

import sys

import ray

head = ray.init(include_dashboard=False, num_cpus=2, log_to_driver=False, _temp_dir=sys.argv[1])
print("ADDRESS", head.address_info["gcs_address"], flush=True)
sys.stdin.read()
