"""What the doctor says of one thing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: well, or what is wrong and how to mend it; what is `weak` works all the same."""

    about: str
    wrong: str = ""
    mend: str = ""
    weak: bool = False

    @property
    def is_ill(self) -> bool:
        """Whether the bot can't do its work, or not all of it."""
        return bool(self.wrong) and not self.weak

    def __str__(self) -> str:
        if not self.wrong:
            return f"well   {self.about}"
        return f"{'weak ' if self.weak else 'wrong'}  {self.about}: {self.wrong}\n       -> {self.mend}"
