"""Articles of other laws to look at beside a verdict. They are pointers: what they need more is for others to find."""

from tuoitho.law.articles import ARTICLES
from tuoitho.law.work.facts import Relation, WorkFacts
from tuoitho.law.work.judging import Judgement, Verdict

CHILD_UNTIL = 16


def see_also(facts: WorkFacts, judgement: Judgement) -> tuple[str, ...]:
    """Codes of articles in force on the day: the Penal Code where a child under 16 was in hazardous work against the
    law, the decree on exploiting children where one worked against the law or housework harmed its study."""
    ages = facts.ages()
    if ages is None or ages[0] >= CHILD_UNTIL:
        return ()
    unlawful = judgement.verdict is Verdict.UNLAWFUL
    at_home = facts.relation in (Relation.FAMILY, Relation.OWN_HOME)
    named = [
        *(["BLHS Đ.296"] if unlawful and judgement.hazardous else []),
        *(["NĐ 130/2021 Đ.23"] if unlawful or (at_home and facts.affects_study) else []),
    ]
    return tuple(code for code in named if facts.on is None or ARTICLES[code].act.in_force(facts.on))
