# Starts patchbay_job.py with the Python of this Ray: the one that Ray made for the job, the one beside the
# Ray that started this, or what the path has.
has='import importlib.util as u, sys; sys.exit(not all(map(u.find_spec, ("ray", "plugboard"))))'
beside=$(sed -n 's|^[^/]*\(/.*\)/lib/python3[^/]*/site-packages/ray/_raylet\.so$|\1/bin/python|p' \
  "/proc/$PPID/maps" 2>/dev/null | head -n 1)
for python in "$VIRTUAL_ENV/bin/python" "$beside" python python3; do
  if command -v "$python" >/dev/null 2>&1 && "$python" -c "$has" 2>/dev/null; then
    exec "$python" patchbay_job.py "$@"
  fi
done
echo "[patchbay] No Python here has both ray and plugboard. Submit without --no-install, or take an image that has what requirements.txt names." >&2
exit 1
