"""Rasa's command line, started faster: `python -m aide.run.engine run …` is `rasa run …`.

skops looks through every loaded module when it is imported: before TensorFlow that takes no time, after it 4 to 8 seconds.
"""

from __future__ import annotations

import skops.io  # noqa: F401
from rasa.__main__ import main

if __name__ == "__main__":
    main()
