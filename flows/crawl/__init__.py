"""Site file → list pages → detail pages → captured bytes, politely and within the hosts a site file names."""
