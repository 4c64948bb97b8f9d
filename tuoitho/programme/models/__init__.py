from tuoitho.programme.models.money import Budget, Closing, Donor, Income, Pledge, Source, Spending
from tuoitho.programme.models.plans import Clause, Plan, Relay, Target

__all__ = [
    "Budget",
    "Clause",
    "Closing",
    "Donor",
    "Income",
    "Plan",
    "Pledge",
    "Relay",
    "Source",
    "Spending",
    "Target",
]
