-- What a computation reads: the rows in force, with their year, department and regions. One view per fact table;
-- their columns are the vocabulary of jobs/indicators.

create view place_location as
select distinct on (d.producer, p.place)
    d.producer, p.place, p.commune, p.department
from directory p
join delivery d on d.id = p.delivery and d.status = 'in_force'
where p.superseded_by is null
order by d.producer, p.place, p.date desc, p.delivery desc, p.line desc;
comment on view place_location is 'Where each place of each producer''s directory was last seen';

create view place_location_shared as
select place, min(producer) as producer, min(commune) as commune, min(department) as department
from place_location
group by place
having count(*) = 1;
comment on view place_location_shared is 'Places whose identifier only one producer uses: others may refer to them';

create view academy_of as
select department, academy_2015 as academy, 0 as first_year, 2019 as last_year from territory
union all
select department, academy_2020, 2020, 9999 from territory;
comment on view academy_of is 'The académie of a department in a year: Caen and Rouen became one in 2020';

create view attendance_fact as
with located as (
    select f.*, d.producer,
           extract(year from f.date)::int as year,
           coalesce(f.commune, own.commune, shared.commune) as located_commune,
           coalesce(f.department, own.department, shared.department) as located_department,
           coalesce(own.producer, shared.producer, d.producer) || '/' || f.place as place_key
    from attendance f
    join delivery d on d.id = f.delivery and d.status = 'in_force'
    left join place_location own on own.producer = d.producer and own.place = f.place
    left join place_location_shared shared on shared.place = f.place
    where f.superseded_by is null
)
select l.year, l.located_department as department, t.region_2015, t.region_2016, a.academy,
       l.place_key as place, l.located_commune as commune, l.date, l.activity, l.activity_type, l.channel, l.themes,
       l.minutes, l.minutes_banded, l.participants, l.person, l.age_band,
       l.women, l.men, l.other_gender, l.under_18, l.aged_18_59, l.aged_60_plus,
       l.in_school, l.unemployed, l.employed, l.retired, l.newcomers, l.regulars,
       l.audience, l.referred, l.not_referred
from located l
left join territory t on t.department = l.located_department
left join academy_of a on a.department = l.located_department and l.year between a.first_year and a.last_year;
comment on view attendance_fact is 'One row per participant or group, in force';

create view training_fact as
with located as (
    select f.*, d.producer,
           extract(year from f.date)::int as year,
           coalesce(f.department, own.department, shared.department) as located_department,
           coalesce(own.producer, shared.producer, d.producer) || '/' || f.place as place_key,
           row_number() over (
               partition by f.session
               order by (f.enrolment = 'annule') nulls first, f.hours desc, f.delivery, f.line) as nth
    from training f
    join delivery d on d.id = f.delivery and d.status = 'in_force'
    left join place_location own on own.producer = d.producer and own.place = f.place
    left join place_location_shared shared on shared.place = f.place
    where f.superseded_by is null
)
select l.year, l.located_department as department, t.region_2015, t.region_2016, a.academy,
       l.place_key as place, l.date, l.session, l.domain, l.mode, l.hours,
       case when l.nth = 1 and l.enrolment is distinct from 'annule' then l.hours end as session_hours,
       l.person, l.function, l.enrolment, l.present, l.certified, l.cost
from located l
left join territory t on t.department = l.located_department
left join academy_of a on a.department = l.located_department and l.year between a.first_year and a.last_year;
comment on view training_fact is 'One row per enrolment, in force; session_hours stands on one row of each session that was held';

create view donation_fact as
with located as (
    select f.*, d.producer,
           extract(year from f.date)::int as year,
           coalesce(own.department, shared.department) as located_department,
           coalesce(own.producer, shared.producer, d.producer) || '/' || f.place as place_key
    from donation f
    join delivery d on d.id = f.delivery and d.status = 'in_force'
    left join place_location own on own.producer = d.producer and own.place = f.place
    left join place_location_shared shared on shared.place = f.place
    where f.superseded_by is null
)
select l.year, l.located_department as department, t.region_2015, t.region_2016, a.academy,
       l.place_key as place, l.date, l.beneficiary, l.labelled, l.equipment, l.quantity, l.made_in, l.condition,
       l.destination, l.unit_value, l.homes, l.wiped
from located l
left join territory t on t.department = l.located_department
left join academy_of a on a.department = l.located_department and l.year between a.first_year and a.last_year;
comment on view donation_fact is 'One row per lot, in force';

create view reported_year as
select generate_series(
           extract(year from min(first_date))::int,
           extract(year from max(last_date))::int) as year
from delivery
where status = 'in_force';
comment on view reported_year is 'Each civil year from the first fact to the last';

create view directory_fact as
with at_year_end as (
    select distinct on (y.year, d.producer, p.place)
        y.year, make_date(y.year, 12, 31) as year_end, d.producer, p.*
    from reported_year y
    join directory p on p.superseded_by is null and p.date <= make_date(y.year, 12, 31)
    join delivery d on d.id = p.delivery and d.status = 'in_force'
    order by y.year, d.producer, p.place, p.date desc, p.delivery desc, p.line desc
)
select s.year, s.department, t.region_2015, t.region_2016, a.academy,
       s.producer || '/' || s.place as place, s.commune, s.latitude, s.longitude, s.typology, s.canope,
       s.applied_on, s.labelled_on,
       (s.labelled_on is not null and s.labelled_on <= s.year_end
           and (s.label_ends_on is null or s.label_ends_on > s.year_end)) as labelled,
       extract(year from s.labelled_on)::int as labelled_year,
       s.labelled_on - s.applied_on as days_to_label,
       s.charter_on, s.open_to_public, s.free_hours, s.mediators, s.computers,
       s.subscription, s.subscription_price, s.year_end - s.updated_on as days_since_update, s.filled
from at_year_end s
left join territory t on t.department = s.department
left join academy_of a on a.department = s.department and s.year between a.first_year and a.last_year;
comment on view directory_fact is 'One row per place and year: its state on 31 December';

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
comment on view population_at is 'The latest population known at or before the year; the earliest where none is';

create view funding_fact as
with line as (
    select f.*, d.producer, extract(year from f.date)::int as year
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
       t.region_2015, t.region_2016, a.academy,
       cast(null as text) as place, l.funder, l.nature, l.level,
       l.amount * coalesce(s.share, 1) as amount, l.hours * coalesce(s.share, 1) as hours
from line l
left join share s on s.delivery = l.delivery and s.sheet = l.sheet and s.line = l.line
left join territory t on t.department = coalesce(s.department, case when l.level = 'department' then l.territory end)
left join academy_of a on a.department = t.department and l.year between a.first_year and a.last_year;
comment on view funding_fact is 'One row per sum and department; sums for the whole country have no department';
