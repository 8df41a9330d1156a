-- One row per sum or volume of hours in force, and per department that shares it.
--   year: the civil year
--   department: its code; null for what was given to the whole country
--   place: always null
--   date: the first of January of the year
--   funder: etat, canope, collectivite, europe, prive or benevolat
--   nature: subvention, personnel, materiel or benevolat
--   planned: whether the means are planned for the year, and not those that were given
--   foreseen: whether the funder planned an amount for the territory in the year, of any nature
--   level: country, region or department: what it was given to
--   amount: the department's share, in euros; null where only hours were given
--   hours: the department's share of the hours of work; null where only an amount was given
--   reporter: the producer
--   delivery, sheet, line: where the line stands
-- Made again whenever a migration is new or changed: ${migrations}

create view funding_fact as
with line as (
    select f.*, d.producer, extract(year from f.date)::int as year,
           bool_or(f.planned and f.amount is not null)
               over (partition by f.date, f.level, f.territory, f.funder) as foreseen
    from funding f
    join delivery d on d.id = f.delivery and d.status = 'in_force'
    where f.superseded_by is null
),
-- What a region was given is shared among its departments by population, so that any perimeter can be summed; in the
-- perimeter it was given in, the shares add up to the sum again.
share as (
    select l.delivery, l.sheet, l.line, t.department,
           p.inhabitants::numeric
               / sum(p.inhabitants) over (partition by l.delivery, l.sheet, l.line) as share
    from line l
    join territory t on l.territory in (t.region_2015, t.region_2016)
    join population_at p on p.department = t.department and p.year = l.year
    where l.level = 'region'
)
select l.year, coalesce(s.department, case when l.level = 'department' then l.territory end) as department,
       cast(null as text) as place, l.date, l.funder, l.nature, l.planned, l.foreseen, l.level,
       l.amount * coalesce(s.share, 1) as amount, l.hours * coalesce(s.share, 1) as hours,
       l.producer as reporter,
       l.delivery, l.sheet, l.line
from line l
left join share s on s.delivery = l.delivery and s.sheet = l.sheet and s.line = l.line;
