"""The state database's history, one file per step; a step that was released is never changed."""
