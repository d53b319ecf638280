"""The first stage: content/ becomes a Site, or every problem at once."""
