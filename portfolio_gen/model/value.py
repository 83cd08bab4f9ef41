"""The base of every value of the model: checked when made, never changed after."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value; pydantic's ValidationError (a ValueError) when it is made from something impossible."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=False)
