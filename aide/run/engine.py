"""Rasa's command line for servers: `python -m aide.run.engine run …` is `rasa run …`.

One thread for linear algebra: a message needs small products, for which OpenBLAS's own threads only spin (half of the
processor time of a reply on two cores, measured).
"""

from __future__ import annotations

import os

if __name__ == "__main__":
    # numpy reads it when it is imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from rasa.__main__ import main

    main()
