"""The component's old address, for one release: models that were trained under it are still served."""

from aide.nlu.fallback import DoubtClassifier

__all__ = ["DoubtClassifier"]
