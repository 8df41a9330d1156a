-- One row per way of counting years and year, from the first fact to the last.
--   year_basis: civil or convention
--   year: the year
--   last_day: 31 December, or 2 February of the next year
-- Made again whenever a migration is new or changed: ${migrations}

create view year_end as
select 'civil' as year_basis, year, make_date(year, 12, 31) as last_day
from reported_year
union all
select 'convention', year, make_date(year + 1, 2, 2)
from (select generate_series(min(year) - 1, max(year)) as year from reported_year) reported;
