"""Facts of the installation itself."""

from tuoitho.base.models import Note


def is_illustrative() -> bool:
    """Whether it holds the illustrative data set, which every paper it makes says at its foot."""
    return Note.objects.filter(name="illustrative").exclude(value="").exists()
