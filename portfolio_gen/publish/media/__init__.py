"""Media as they are published: drawn or copied anew, so that nothing of where and by whom comes along."""
