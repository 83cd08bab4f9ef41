"""The base of every value of the model: checked when made, never changed after."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value; pydantic's ValidationError (a ValueError) when it is made from something impossible."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=False)

    worked_out_of: ClassVar[Mapping[str, str]] = {}
    """Names of what is worked out and kept, and the one field that each is worked out of."""

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with other fields. What was worked out of the old ones is not taken along, unless its field stays."""
        copy = super().model_copy(update=update, deep=deep)
        if update:
            for name in copy.__dict__.keys() - type(self).model_fields.keys():
                if self.worked_out_of.get(name, next(iter(update))) in update:
                    del copy.__dict__[name]
        return copy
