-- One row per department and civil year with facts: the latest population known then, or the earliest where none was.
--   year: the year
--   department: its code
--   inhabitants: its municipal population; null where it was never known
-- Made again whenever a migration is new or changed: ${migrations}

create view population_at as
select y.year, t.department,
       (select p.inhabitants
        from population p
        where p.department = t.department
        order by (p.reference_year > y.year),
                 case when p.reference_year > y.year then p.reference_year else -p.reference_year end
        limit 1) as inhabitants
from reported_year y
cross join territory t;
