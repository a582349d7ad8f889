"""The portal: a static site built from a release, looked at without a server, a network or a script."""
