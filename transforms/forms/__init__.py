"""The printed forms: one file a form, found by scanning this folder for a `FORM`."""
