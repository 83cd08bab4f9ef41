"""Portfolio Gen: learners' Markdown in, one portfolio site per learner out. Start reading at `pipeline.py`."""

from __future__ import annotations

__version__ = "0.1.0"
