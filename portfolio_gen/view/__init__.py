"""From the model to what one audience sees; pure functions."""
