-- A year is civil, or one of the convention: from 3 February, the day it was signed, to 2 February of the next year.
-- What is known by year rather than by day exists once for each way of counting.

create function year_of(day date, year_basis text) returns int
language sql immutable
as $$ select extract(year from case year_basis when 'convention' then day - 33 else day end)::int $$;
comment on function year_of is 'The year a day lies in: 3 February is the 34th day of every year, leap or not';

create view year_end as
select 'civil' as year_basis, year, make_date(year, 12, 31) as last_day
from reported_year
union all
select 'convention', year, make_date(year + 1, 2, 2)
from (select generate_series(min(year) - 1, max(year)) as year from reported_year) reported;
comment on view year_end is 'Each year from the first fact to the last, and its last day';

drop view directory_fact;
drop view coverage_fact;
drop view reception_fact;

create view directory_fact as
with at_year_end as (
    select distinct on (y.year_basis, y.year, d.producer, p.place)
        y.year_basis, y.year, y.last_day, d.producer, p.*
    from year_end y
    join directory p on p.superseded_by is null and p.date <= y.last_day
    join delivery d on d.id = p.delivery and d.status = 'in_force'
    order by y.year_basis, y.year, d.producer, p.place, p.date desc, p.delivery desc, p.line desc
)
select s.year_basis, s.year, s.department,
       s.producer || '/' || s.place as place, s.commune, s.latitude, s.longitude, s.typology as place_kind, s.canope,
       s.applied_on, s.labelled_on,
       (s.labelled_on is not null and s.labelled_on <= s.last_day
           and (s.label_ends_on is null or s.label_ends_on > s.last_day)) as labelled,
       year_of(s.labelled_on, s.year_basis) as labelled_year,
       s.labelled_on - s.applied_on as days_to_label,
       s.charter_on is not null and s.charter_on <= s.last_day as charter_signed,
       s.open_to_public, s.free_hours, s.mediators, s.computers,
       s.subscription, s.subscription_price,
       avg(s.subscription_price) filter (where s.subscription = 'plein')
           over (partition by s.year_basis, s.year) as full_price,
       s.last_day - s.updated_on as days_since_update, s.filled,
       s.delivery, s.sheet, s.line
from at_year_end s;
comment on view directory_fact is 'One row per place and year: its state on the year''s last day; full_price is the year''s mean full price';

create view coverage_fact as
with reached as (
    select b.year_basis, case b.year_basis when 'convention' then n.convention_year else n.year end as year,
           coalesce(n.commune, own.commune, shared.commune) as commune, min(n.delivery) as delivery
    from delivery_commune n
    join delivery d on d.id = n.delivery and d.status = 'in_force'
    cross join (values ('civil'), ('convention')) b (year_basis)
    left join place_location own on own.producer = d.producer and own.place = n.place
    left join place_location_shared shared on shared.place = n.place
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
comment on view coverage_fact is 'One row per commune and year with attendance; the delivery is the first that names it';

-- Means have no day: those of a year are the civil year's whichever way years are counted.
create view reception_fact as
select b.year_basis, year_of(d.last_date, case d.source when 'funding' then 'civil' else b.year_basis end) as year,
       cast(null as varchar(3)) as department,
       cast(null as text) as place, d.last_date as date, d.source, d.producer,
       d.lines_read - d.passed_over as lines,
       (select count(*) from (select distinct r.sheet, r.line from rejection r
                              where r.delivery = d.id and r.cleared_by is null) standing) as rejected,
       d.id as delivery, '' as sheet, d.header_line as line
from delivery d
cross join (values ('civil'), ('convention')) b (year_basis)
where d.status = 'in_force' and d.last_date is not null and d.corrects is null;
comment on view reception_fact is 'One row per delivery, in the year of its last line: lines that came back corrected are no new ones';

alter table part add column year_basis text not null default 'civil';
alter table part alter column year_basis drop default;
comment on column part.year_basis is 'How the year is counted: civil, or convention for 3 February to 2 February';

alter table publication add column year_basis text not null default 'civil';
alter table publication alter column year_basis drop default;
comment on column publication.year_basis is 'How the year is counted: civil, or convention for 3 February to 2 February';

alter table computation add column year_basis text not null default 'civil';
alter table computation alter column year_basis drop default;
comment on column computation.year_basis is 'How its years are counted: civil, or convention for 3 February to 2 February';
