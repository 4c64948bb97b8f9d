"""One address of every page with a key: of Vườn Xanh's ward, and of another; a module a part of the room."""

from tuoitho.cases.tests.samples.case import CASE
from tuoitho.cases.tests.samples.find import FIND
from tuoitho.cases.tests.samples.flags import FLAGS
from tuoitho.cases.tests.samples.protection import PROTECTION
from tuoitho.cases.tests.samples.reports import REPORT
from tuoitho.cases.tests.samples.screening import SCREENING
from tuoitho.cases.tests.samples.serving import SERVING

SAMPLES = {**CASE, **FIND, **FLAGS, **PROTECTION, **REPORT, **SCREENING, **SERVING}
