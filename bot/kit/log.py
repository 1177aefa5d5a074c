"""Events and facts for operators, one JSON line each; never a member's name or words."""

import logging
import sys

import structlog
from structlog import tracebacks


def configure(*, level: str = "INFO", json: bool = True) -> None:
    """Send every event, ours and the libraries', to standard error in one shape."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.ExceptionRenderer(tracebacks.ExceptionDictTransformer(show_locals=False))
        if json
        else structlog.processors.ExceptionRenderer(),
    ]
    last = structlog.processors.JSONRenderer() if json else structlog.dev.ConsoleRenderer()
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
        ),
    )
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for talkative in ("aiohttp.access", "alembic"):
        logging.getLogger(talkative).setLevel("WARNING")
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
