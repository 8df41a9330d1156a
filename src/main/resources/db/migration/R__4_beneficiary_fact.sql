-- One row per way of counting years, year, department and person with an identifier who took part in an activity.
--   year_basis: civil or convention
--   year: the year
--   department: that of the activities; null where unknown
--   place: always null
--   date: the year's last day
--   person: the person's pseudonym
--   unemployed: whether a line of the year says that the person is without work
--   last_seen: 1 where the person took part in the year before, anywhere, 2 where two years before and not since; null
--     where neither
--   unemployed_last_seen: the same of the years in which the person was without work
--   delivery, sheet, line: one of the person's lines of the year
-- Made again whenever a migration is new or changed: ${migrations}

create view beneficiary_fact as
-- Not materialized: a condition on the year is to reach each scan.
with attended as not materialized (
    select b.year_basis, year_of(f.date, b.year_basis) as year, f.person,
           coalesce(f.unemployed > 0, f.status = 2, false) as unemployed
    from attendance f
    join delivery d on d.id = f.delivery and d.status = 'in_force'
    cross join (values ('civil'), ('convention')) b (year_basis)
    where f.superseded_by is null and f.person is not null
),
before as not materialized (
    select a.year_basis, a.year + 1 as year, a.person, bool_or(a.unemployed) as unemployed
    from attended a
    group by a.year_basis, a.year + 1, a.person
),
earlier as not materialized (
    select a.year_basis, a.year + 2 as year, a.person, bool_or(a.unemployed) as unemployed
    from attended a
    group by a.year_basis, a.year + 2, a.person
),
now as (
    select b.year_basis, year_of(f.date, b.year_basis) as year, f.department, f.person,
           bool_or(f.unemployed > 0) as unemployed, min(f.sheet) as sheet, min(f.delivery << 32 | f.line) as first_line
    from attendance_fact f
    cross join (values ('civil'), ('convention')) b (year_basis)
    where f.person is not null
    group by b.year_basis, year_of(f.date, b.year_basis), f.department, f.person
)
select n.year_basis, n.year, n.department, cast(null as text) as place,
       case n.year_basis when 'convention' then make_date(n.year + 1, 2, 2) else make_date(n.year, 12, 31) end as date,
       n.person, coalesce(n.unemployed, false) as unemployed,
       case when b.person is not null then 1 when e.person is not null then 2 end as last_seen,
       case when b.unemployed then 1 when e.unemployed then 2 end as unemployed_last_seen,
       n.first_line >> 32 as delivery, n.sheet, cast(n.first_line & 4294967295 as int) as line
from now n
left join before b on b.year_basis = n.year_basis and b.year = n.year and b.person = n.person
left join earlier e on e.year_basis = n.year_basis and e.year = n.year and e.person = n.person;
