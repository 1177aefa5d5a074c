"""Where the bot may go when a stranger names a URL: an allow-list of hosts, https everywhere but at home."""

from functools import lru_cache

from yarl import URL

from bot.config import Settings, is_loopback

HTTPS_PORT = 443
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def service_hosts(settings: Settings) -> tuple[str, ...]:
    """Return the hosts that a service URL may name: without an app id this machine only, whatever is listed."""
    return settings.allowed_service_hosts if settings.app_id else LOOPBACK


def _fits(host: str, pattern: str) -> bool:
    pattern = pattern.lower()
    return host.endswith(pattern[1:]) if pattern.startswith("*.") else host == pattern


def parsed(url: str) -> URL | None:
    """Return `url` if it is plain: http(s), a host, no user, no control characters or blanks; else None."""
    if not url.isascii() or not url.isprintable() or " " in url or "\\" in url:
        return None
    try:
        parts = URL(url)
        port = parts.explicit_port
    except ValueError:
        return None
    plain = parts.scheme in {"http", "https"} and parts.host and parts.user is None and parts.password is None
    return parts if plain and port != 0 else None


def on_loopback(url: str) -> bool:
    """Say whether `url` leads to this machine itself."""
    parts = parsed(url)
    return parts is not None and is_loopback(parts.host or "")


@lru_cache(maxsize=1024)
def allowed(url: str, hosts: tuple[str, ...]) -> bool:
    """Say whether `url` is https on a listed host (`*.example.org`: any name under it), or on a listed loopback."""
    parts = parsed(url)
    if parts is None:
        return False
    host = (parts.host or "").lower()
    if not any(_fits(host, pattern) for pattern in hosts):
        return False
    return is_loopback(host) or (parts.scheme == "https" and parts.explicit_port in {None, HTTPS_PORT})


def serves(url: str, hosts: tuple[str, ...]) -> bool:
    """Say whether `url` may be a connector's base: allowed, and nothing after its path."""
    return "?" not in url and "#" not in url and allowed(url, hosts)
