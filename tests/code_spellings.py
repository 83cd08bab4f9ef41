"""Codes of three well-known families, in the spellings that teachers use."""

from __future__ import annotations

SPELLINGS = {
    "CCSS.Math.Content.7.RP.A.1": [
        "CCSS.Math.Content.7.RP.A.1", "CCSS.MATH.CONTENT.7.RP.A.1", "ccss.math.content.7.rp.a.1", "7.RP.A.1", "7.RP.1",
        "7.rp.a.1", "7-RP-A-1", "7 RP A 1", "7RP1", "7RPA1", "CCSS.7.RP.A.1", "CCSS.Math.7.RP.1", "CC.7.RP.1",
        "CCSS-M 7.RP.1", "CCSSM.7.RP.A.1", "Math.7.RP.A.1", " 7.RP.A.1. ",
    ],
    "CCSS.Math.Content.7.RP.A.2a": ["7.RP.A.2a", "7.RP.2a", "7.RP.A.2.a", "7.RP.2(a)", "7-RP-2-A", "CCSS.7.RP.2.a"],
    "CCSS.Math.Content.HSA-APR.A.1": [
        "HSA-APR.A.1", "HSA.APR.A.1", "HSA-APR.1", "A-APR.A.1", "A-APR.1", "A.APR.1", "HS.A-APR.A.1", "CCSS.A-APR.1",
        "CCSS.Math.HSA-APR.A.1", "hsa apr 1",
    ],
    "CCSS.Math.Practice.MP1": [
        "MP1", "MP.1", "MP 1", "mp-1", "CCSS.MP1", "CCSS.Math.MP1", "Math.Practice.MP1", "Practice MP1", "CCSSM MP.1",
        "CCSS.MATH.PRACTICE.MP1",
    ],
    "MS-PS1-1": [
        "MS-PS1-1", "ms-ps1-1", "NGSS.MS-PS1-1", "NGSS MS-PS1-1", "NGSS-MS-PS1-1", "MS.PS1.1", "MS PS1-1", "MSPS1-1",
        "MS–PS1–1", "MS_PS1_1", "MS-PS1.1", "MS-PS-1-1", "PE MS-PS1-1", "MS-PS01-01",
    ],
    "AC9M7N01": [
        "AC9M7N01", "ac9m7n01", "AC9M7N1", "AC9 M7N01", "AC9-M7-N01", "AC9.M.7.N.01", "M7N01", "ACARA AC9M7N01",
        "AC9_M7N01", "AC9 M7 N1", "ACARA: AC9M7N01",
    ],
    "AC9M7N01_E1": ["AC9M7N01_E1", "AC9M7N01.E1", "AC9M7N01-E1", "AC9M7N01 E1", "ac9m7n01e1", "AC9M7N1_E1"],
}  # fmt: skip

SPELLED = [(written, code) for code, all_ in SPELLINGS.items() for written in all_]

NEAREST = [
    # (an unknown code, one of those that are offered instead)
    ("AC9M7N99", "AC9M7N09"),
    ("MS-PS9-1", "MS-PS1-1"),
    ("8.RP.A.1", "CCSS.Math.Content.7.RP.A.1"),
    ("PS1-1", "MS-PS1-1"),
]
