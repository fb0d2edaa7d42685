#!/usr/bin/env bash
# Trains the tagger from the base to the weights: train.sh DATA [option of train.py …]
# DATA holds ner/kaznerd, ner/parstwiner, … as README.md says. Stopped, it goes on where it was when called again.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
data=$(cd "${1:?usage: train.sh DATA [options of train.py]}" && pwd)
shift
cd "$here"
if [ ! -x .venv/bin/python ]; then
  python3 -m venv .venv
  .venv/bin/pip install -q -r requirements.txt
fi
.venv/bin/python -u train.py --data "$data" "$@"
.venv/bin/python export.py --run work/tagger --checkpoint last.pt
.venv/bin/python parity.py ../../../test/models/ner-neural.pieces.txt
