import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from tuoitho.base.clock import now
from tuoitho.cases.models import CatalogueEntry
from tuoitho.cases.models.catalogue import merged
from tuoitho.law.terms import DUTIES, Duty, due
from tuoitho.law.work import Entry, judge, read_facts


class Command(BaseCommand):
    help = "law check|due [FILE]: JSON lines in and out. law catalogue [--on DAY]|duties [--json]: what is known."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["check", "due", "catalogue", "duties"])
        parser.add_argument("file", nargs="?", help="JSON lines; the standard input when absent")
        parser.add_argument("--on", type=date.fromisoformat, help="the catalogue of a day: today's when absent")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        what = options["what"]
        if what in ("check", "due"):
            self.answer(checker() if what == "check" else ends, options["file"])
            return
        if what == "catalogue":
            document = catalogue(options["on"] or now().date())
        else:
            document = {"duties": [duty_row(duty) for duty in DUTIES.values()]}
        if options["json"]:
            self.stdout.write(json.dumps(document, ensure_ascii=False, indent=1))
            return
        for rows in document.values():
            for row in rows if isinstance(rows, list) else []:
                self.stdout.write(line_of(row))

    def answer(self, of: Any, path: str | None) -> None:
        """One line out for each line in, in order. A bad line says what is wrong and the others are answered all the
        same; then the exit is 1."""
        wrong = 0
        for number, line in enumerate(lines_of(path), 1):
            if not line.strip():
                continue
            record: Any = None
            try:
                record = json.loads(line)
                if not isinstance(record, dict):
                    raise ValueError("Mỗi dòng là một đối tượng JSON.")
                answer = of(record)
            except json.JSONDecodeError:
                wrong, answer = wrong + 1, {"error": f"Dòng {number} không phải JSON."}
            except ValueError as fault:
                wrong, answer = wrong + 1, {"id": _id(record), "error": f"Dòng {number}: {fault}"}
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        if wrong:
            raise CommandError(f"{wrong} dòng không đọc được; các dòng khác đã được trả lời.")


def lines_of(path: str | None) -> Iterator[str]:
    if path is None:
        yield from sys.stdin
        return
    try:
        with Path(path).open(encoding="utf-8") as lines:
            yield from lines
    except OSError:
        raise CommandError(f"Không mở được tệp {path}.") from None
    except UnicodeDecodeError:
        raise CommandError(f"Tệp {path} không phải văn bản UTF-8.") from None


def recorded() -> list[CatalogueEntry]:
    """What the installation added to the law's own catalogue: nothing where no store stands yet."""
    try:
        return list(CatalogueEntry.objects.order_by("pk"))
    except DatabaseError:
        return []


def checker() -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Judges a record by the catalogue of the day of its work."""
    rows, today = recorded(), now().date()

    def check(record: dict[str, Any]) -> dict[str, Any]:
        holding = merged(rows, day_of(record) or today)
        return {"id": record.get("id"), **asdict(judge(read_facts(record, holding), holding))}

    return check


def day_of(record: dict[str, Any]) -> date | None:
    """The day of the work; what is no day is told when the record is read."""
    try:
        return date.fromisoformat(record["on"])
    except (KeyError, TypeError, ValueError):
        return None


def ends(record: dict[str, Any]) -> dict[str, Any]:
    """When a duty ends whose event happened at `since`, a date-time with its zone."""
    duty = DUTIES.get(str(record.get("duty")))
    if duty is None:
        raise ValueError(f"không có việc “{record.get('duty')}”; xem tuoitho law duties.")
    try:
        since = datetime.fromisoformat(str(record.get("since")))
        moment = due(duty, since)
    except (ValueError, OverflowError):
        raise ValueError(f"“since” là ngày giờ có múi giờ; không hiểu “{record.get('since')}”.") from None
    answer = {"due": moment.isoformat(), "article": duty.article, "working_days": duty.working_days}
    return ({"id": record["id"]} if "id" in record else {}) | {"duty": duty.code} | answer


def catalogue(on: date) -> dict[str, Any]:
    found = merged(recorded(), on)
    return {
        "version": found.version,
        "tasks": [entry_row(entry) for entry in found.tasks.values()],
        "places": [entry_row(entry) for entry in found.places.values()],
    }


def entry_row(entry: Entry) -> dict[str, Any]:
    return asdict(entry) | {"verified": entry.verified}


def duty_row(duty: Duty) -> dict[str, Any]:
    return {
        "code": duty.code,
        "title": duty.title,
        "article": duty.article,
        "amount": duty.amount,
        "unit": str(duty.unit),
        "working_days": duty.working_days,
        "in_force_from": duty.in_force_from.isoformat(),
        "verified": duty.verified,
    }


def line_of(row: dict[str, Any]) -> str:
    unverified = "" if row["verified"] else " (chưa xác minh)"
    return f"{row['code']:20} {row.get('title') or row['text']} · {row['article']}{unverified}"


def _id(record: Any) -> Any:
    return record.get("id") if isinstance(record, dict) else None
