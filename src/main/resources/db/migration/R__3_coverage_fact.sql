-- One row per way of counting years, year with attendance and commune of the country.
--   year_basis: civil or convention
--   year: the year
--   department, commune: INSEE codes
--   inhabitants: of the commune, at the last census known
--   reached: whether attendance names the commune in the year
--   place: always null
--   date: the year's last day
--   delivery: the first that names the commune; null where none does
--   sheet, line: the commune's code, and 0: no single line stands behind it
-- Made again whenever a migration is new or changed: ${migrations}

create view coverage_fact as
with reached as (
    select b.year_basis, case b.year_basis when 'convention' then n.convention_year else n.year end as year,
           coalesce(n.commune, own.commune, shared.commune) as commune, min(n.delivery) as delivery
    from delivery_commune n
    join delivery d on d.id = n.delivery and d.status = 'in_force'
    cross join (values ('civil'), ('convention')) b (year_basis)
    -- A place that moved between the first and the last of these lines reached both communes. Where it was in between it
    -- reached if a line says so.
    left join place_location own
        on own.producer = d.producer and own.place = n.place and own.since <= n.last_date and own.until > n.first_date
            and (own.since <= n.first_date or own.until > n.last_date or exists (
                select from attendance f
                where f.delivery = n.delivery and f.superseded_by is null and f.commune is null and f.place = n.place
                  and f.date >= own.since and f.date < own.until))
    left join place_location shared
        on shared.only_producer and shared.place = n.place
            and shared.since <= n.last_date and shared.until > n.first_date
            and (shared.since <= n.first_date or shared.until > n.last_date or exists (
                select from attendance f
                where f.delivery = n.delivery and f.superseded_by is null and f.commune is null and f.place = n.place
                  and f.date >= shared.since and f.date < shared.until))
    where coalesce(n.commune, own.commune, shared.commune) is not null
    group by 1, 2, 3
)
select y.year_basis, y.year, c.department, c.commune, c.inhabitants, r.commune is not null as reached,
       cast(null as text) as place,
       case y.year_basis when 'convention' then make_date(y.year + 1, 2, 2) else make_date(y.year, 12, 31) end as date,
       r.delivery, c.commune as sheet, 0 as line
from (select distinct year_basis, year from reached) y
cross join commune_population c
left join reached r on r.year_basis = y.year_basis and r.year = y.year and r.commune = c.commune;
