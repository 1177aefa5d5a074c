"""Without an app id nobody can be verified, so only this machine is heard."""

import pytest

from tests.teams.conftest import Doorstep


@pytest.fixture
def app_id() -> str:
    """No id."""
    return ""


async def test_loopback_is_heard_without_a_token(doorstep: Doorstep) -> None:
    assert (await doorstep.knock(token=None))[0] == 201
    assert [asked.authorization for asked in doorstep.microsoft.asked] == [None]


@pytest.mark.parametrize("url", ["https://smba.trafficmanager.net/emea/", "http://192.0.2.1/", None])
async def test_any_other_service_url_is_refused(doorstep: Doorstep, url: str | None) -> None:
    assert (await doorstep.knock(doorstep.caller.activity(serviceUrl=url), token=None))[0] == 403


async def test_another_tenant_is_refused(doorstep: Doorstep) -> None:
    foreign = doorstep.caller.activity(channelData={"tenant": {"id": "another"}})

    assert (await doorstep.knock(foreign, token=None))[0] == 403
