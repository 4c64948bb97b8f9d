"""The one way a file is refused."""


class Unreadable(Exception):
    """A file that cannot be read: a Vietnamese message id and its values.

    Translate `sentence` first, then put `values` in; `str()` gives the Vietnamese.
    """

    def __init__(self, sentence: str, **values: str | int) -> None:
        super().__init__(sentence, values)
        self.sentence = sentence
        self.values = values

    def __str__(self) -> str:
        return self.sentence % self.values
