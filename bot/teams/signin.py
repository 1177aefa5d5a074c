"""The SDK wants a client for people's own tokens in every turn; this bot signs nobody in."""

from typing import Never

from botframework.connector.auth import UserTokenClient


class NoSignIn(UserTokenClient):  # type: ignore[misc]  # the SDK is untyped
    """Costs nothing to make, and says what is wrong when somebody uses it."""

    async def _refuse(self, *args: object, **facts: object) -> Never:
        del args, facts
        message = "this bot signs nobody in: no OAuth connection is set up"
        raise NotImplementedError(message)

    get_user_token = get_sign_in_resource = sign_out_user = _refuse
    get_token_status = get_aad_tokens = exchange_token = _refuse
