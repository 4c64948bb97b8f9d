"""A photo on its way in: never written to the disk in clear, and whatever is wrong with it costs the words nothing."""

import io
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopFutureHandlers
from django.utils.translation import gettext as _

from tuoitho.documents.reading import Picture, Unreadable, read_picture
from tuoitho.documents.reading.picture import LARGEST

FIELD = "photo"


class HeldInMemory(FileUploadHandler):
    """Holds the photo in memory up to its limit; beyond it only the size is kept, and no other file is looked at."""

    def new_file(self, field_name: str, *args: Any, **more: Any) -> None:
        if field_name != FIELD:
            raise SkipFile
        super().new_file(field_name, *args, **more)
        self._held, self._size = io.BytesIO(), 0
        raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._size += len(raw_data)
        if self._size <= LARGEST:
            self._held.write(raw_data)
        else:
            self._held = io.BytesIO()

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self._held.seek(0)
        name = self.file_name or FIELD
        return InMemoryUploadedFile(self._held, FIELD, name, self.content_type, self._size, None)


def looked_at(upload: InMemoryUploadedFile | None) -> tuple[Picture | None, str]:
    """The photo, or why it cannot be kept as a sentence; neither when none was chosen."""
    if upload is None or not (upload.name or upload.size):
        return None, ""
    try:
        data = bytes(LARGEST) if (upload.size or 0) >= LARGEST else upload.read()
        return read_picture(data), ""
    except Unreadable as wrong:
        return None, _(wrong.sentence) % wrong.values
