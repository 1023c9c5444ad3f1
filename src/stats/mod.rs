//! Totals by rubric, distributions, ranking, agreement.
