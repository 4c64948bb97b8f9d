"""Draw a document as .docx in the layout of Decree 30/2020/NĐ-CP."""

from tuoitho.documents.docx.render import render

__all__ = ["render"]
