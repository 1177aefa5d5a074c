"""What is fetched when somebody sends a file, and what is not."""

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from bot.teams.files import FileFromElsewhere, FileNotFetched, FileTooLarge, fetch_file
from bot.teams.hosts import allowed, serves
from tests.teams.stand_in import MicrosoftStandIn, answering, cutting_midway

HERE = ("127.0.0.1", "*.sharepoint.com")


async def _text(request: web.Request) -> web.Response:
    return web.Response(text=f"Punkt 1 {request.raw_path.partition('?')[2]}")


async def _large(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    for _ in range(64):
        await response.write(b"x" * 1024)
    return response


@pytest.fixture
def files(microsoft_server: TestServer, microsoft: MicrosoftStandIn) -> str:
    """The stand-in's files."""
    microsoft.pages = {
        "minutes.txt": _text,
        "large": _large,
        "gone": answering(404),
        "cut": cutting_midway,
        "moved": answering(302, {}, Location="/files/minutes.txt?a=%2F"),
        "away": answering(302, {}, Location="http://127.0.0.1:1/elsewhere"),
        "abroad": answering(302, {}, Location="https://evil.example.org/"),
        "round": answering(302, {}, Location="/files/round"),
    }
    return f"http://127.0.0.1:{microsoft_server.port}/files"


@pytest.mark.parametrize(
    ("path", "text"), [("minutes.txt?tempauth=a%2Fb", b"Punkt 1 tempauth=a%2Fb"), ("moved", b"Punkt 1 a=%2F")]
)
async def test_a_file_is_fetched_by_its_very_url(session: ClientSession, files: str, path: str, text: bytes) -> None:
    assert await fetch_file(session, f"{files}/{path}", hosts=HERE) == text


@pytest.mark.parametrize(
    ("path", "refusal"),
    [
        ("large", FileTooLarge),
        ("gone", FileNotFetched),
        ("cut", FileNotFetched),
        ("round", FileNotFetched),
        ("away", FileFromElsewhere),
        ("abroad", FileFromElsewhere),
    ],
)
async def test_a_file_that_cannot_be_had_is_a_clear_word(
    session: ClientSession,
    files: str,
    path: str,
    refusal: type[Exception],
) -> None:
    with pytest.raises(refusal):
        await fetch_file(session, f"{files}/{path}", hosts=HERE, most=32 * 1024)


async def test_a_file_from_elsewhere_is_not_even_asked_for(
    session: ClientSession, files: str, microsoft: MicrosoftStandIn
) -> None:
    with pytest.raises(FileFromElsewhere):
        await fetch_file(session, f"{files}/minutes.txt", hosts=("*.sharepoint.com",))
    assert microsoft.asked == []


@pytest.mark.parametrize(
    ("url", "answer"),
    [
        ("https://tenant.sharepoint.com/x?y=1", True),
        ("https://a.b.SharePoint.com/", True),
        ("http://127.0.0.1:99/x", True),
        ("https://127.0.0.1/", True),
        ("https://tenant.sharepoint.com:443/", True),
        ("https://tenant.sharepoint.com:8443/", False),
        ("http://tenant.sharepoint.com/", False),
        ("https://sharepoint.com/", False),
        ("https://evilsharepoint.com/", False),
        ("https://tenant.sharepoint.com.evil.org/", False),
        ("https://tenant.sharepoint.com@evil.org/", False),
        ("https://evil.org\\@tenant.sharepoint.com/", False),
        ("https://evil.org#.sharepoint.com/", False),
        ("ftp://a.sharepoint.com/", False),
        ("//a.sharepoint.com/", False),
        ("https:///x", False),
        ("", False),
        ("https://a.sharepoint.com:99999/", False),
        ("https://a .sharepoint.com/", False),
        ("https://å.sharepoint.com/", False),
        ("http://localhost/", False),
        ("http://[::1", False),
        ("https://a.sharepoint.com\n/", False),
    ],
)
def test_only_listed_hosts_over_https_and_listed_loopback_are_allowed(url: str, answer: bool) -> None:  # noqa: FBT001
    assert allowed(url, HERE) is answer


@pytest.mark.parametrize(
    ("url", "answer"),
    [("http://127.0.0.1:1/emea/", True), ("http://127.0.0.1/?a", False), ("http://127.0.0.1/#a", False)],
)
def test_a_service_url_ends_with_its_path(url: str, answer: bool) -> None:  # noqa: FBT001
    assert serves(url, HERE) is answer
