"""Starts a Ray on this machine and prints `ADDRESS HOST:PORT DASHBOARD`; it ends when its input does.

python ray_head.py FOLDER [PORT]. FOLDER takes what Ray writes; its path has to be short, for there are sockets
in it. With PORT there is a dashboard, at `http://127.0.0.1:PORT` or where DASHBOARD says.
"""

import functools
import sys

import ray
from ray._private.parameter import RayParams

# Ray's own command has an option for it: the usual port of what starts jobs may be another Ray's.
RayParams.__init__ = functools.partialmethod(RayParams.__init__, dashboard_agent_listen_port=0)

port = int(sys.argv[2]) if len(sys.argv) > 2 else None
head = ray.init(
    include_dashboard=port is not None,
    dashboard_host="127.0.0.1",
    dashboard_port=port,
    num_cpus=2,
    log_to_driver=False,
    _temp_dir=sys.argv[1],
)
info = head.address_info
print("ADDRESS", info["gcs_address"], info.get("webui_url") or "-", flush=True)
sys.stdin.read()
