"""A site shown in browsers on this machine while it is being written: server, live reload, problems in the page."""
