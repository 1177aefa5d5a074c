"""Asks Azure who this machine is: a token by its managed identity, for another of Azure's services."""

import asyncio
from functools import partial

import msal
import requests
from msal.exceptions import MsalError

TIMEOUT_SECONDS = 10


class NoMachineToken(ConnectionError):
    """The machine got no token; the words are the operator's."""


async def machine_token(client_id: str, resource: str) -> str:
    """Return a token for `resource` by the identity `client_id`; the platform, not we, keeps it while it lasts.

    Raises NoMachineToken.
    """
    return await asyncio.to_thread(_ask, client_id, resource)


def _ask(client_id: str, resource: str) -> str:
    identity = msal.UserAssignedManagedIdentity(client_id=client_id)
    try:
        with requests.Session() as session:
            session.request = partial(session.request, timeout=TIMEOUT_SECONDS)  # type: ignore[method-assign]  # no setting has it
            client = msal.ManagedIdentityClient(identity, http_client=session)
            answer = client.acquire_token_for_client(resource=resource) or {}
    except requests.RequestException as error:
        raise NoMachineToken(f"this machine has no managed identity to ask ({type(error).__name__})") from error
    except (ValueError, KeyError, TypeError, MsalError) as error:
        raise NoMachineToken(f"the identity's answer made no sense ({type(error).__name__})") from error
    token = answer.get("access_token")
    if not isinstance(token, str):
        raise NoMachineToken(f"this machine may not use that identity ({answer.get('error') or 'no token'})")
    return token
