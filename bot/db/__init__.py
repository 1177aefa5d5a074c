"""Where facts are kept: one base class, UTC moments, and the only hand that commits."""
