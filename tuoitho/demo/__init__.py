"""The illustrative Hà Đông: one generator at any scale, the same every time, with nobody real in it.

`scale` says how large, `portraits` what each unit is like; `units`, `people`, `plan`, `rosters`, `years`, `deeds`,
`reports` and `reform` write it down in this order; `fill` runs them in one transaction.
"""
