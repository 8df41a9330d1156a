-- Figures are kept by indicator and year: a computation is a set of such parts, and takes those that still hold from the
-- computations before. The facts in force gain what leads back to the lines, and what new indicators need.

create table equipment_factor (
    equipment  text    not null,
    first_year int     not null,
    kilograms  numeric not null,
    kg_co2e    numeric not null,
    primary key (equipment, first_year)
);
comment on table equipment_factor is 'What one piece of equipment weighs, and what making it emitted, from a year on';

create table commune_population (
    commune     varchar(5) primary key,
    department  varchar(3),
    inhabitants int not null
);
comment on table commune_population is 'The inhabitants of each commune at the last census known';

-- The years that a delivery says or changes something about: those of its own facts and of the facts it replaces.
create table delivery_year (
    delivery bigint not null references delivery,
    source   text   not null,
    year     int    not null,
    primary key (delivery, year)
);
insert into delivery_year
select d.id, d.source, y
from delivery d
cross join lateral generate_series(extract(year from d.first_date)::int, extract(year from d.last_date)::int) y
where d.status in ('in_force', 'withdrawn');

drop view funding_fact;
drop view directory_fact;
drop view donation_fact;
drop view training_fact;
drop view attendance_fact;
drop view place_location_shared;
drop view place_location;

create view place_location as
select distinct on (d.producer, p.place)
    d.producer, p.place, p.commune, p.department, p.typology
from directory p
join delivery d on d.id = p.delivery and d.status = 'in_force'
where p.superseded_by is null
order by d.producer, p.place, p.date desc, p.delivery desc, p.line desc;
comment on view place_location is 'Where each place of each producer''s directory was last seen, and what kind of place it is';

create view place_location_shared as
select place, min(producer) as producer, min(commune) as commune, min(department) as department,
       min(typology) as typology
from place_location
group by place
having count(*) = 1;
comment on view place_location_shared is 'Places whose identifier only one producer uses: others may refer to them';

create view attendance_fact as
with located as (
    select f.*, d.producer,
           extract(year from f.date)::int as year,
           coalesce(f.commune, own.commune, shared.commune) as located_commune,
           coalesce(f.department, own.department, shared.department) as located_department,
           coalesce(own.producer, shared.producer, d.producer) || '/' || f.place as place_key,
           coalesce(own.typology, shared.typology) as place_kind
    from attendance f
    join delivery d on d.id = f.delivery and d.status = 'in_force'
    left join place_location own on own.producer = d.producer and own.place = f.place
    left join place_location_shared shared on shared.place = f.place
    where f.superseded_by is null
)
select l.year, l.located_department as department,
       l.place_key as place, l.located_commune as commune, l.place_kind, l.date, l.activity,
       (array['individuel', 'atelier', 'portes_ouvertes'])[l.activity_type] as activity_type,
       (array['lieu', 'autre_lieu', 'domicile', 'distance'])[l.channel] as channel,
       l.themes,
       l.minutes_x10 * 0.1 as minutes, l.minutes_banded, l.participants::int as participants, l.person,
       (array['<12', '12-17', '18-24', '25-39', '40-59', '60-69', '70+'])[l.age_band] as age_band,
       coalesce(l.women, case when l.gender = 1 then l.participants else 0 end)::int as women,
       coalesce(l.men, case when l.gender = 2 then l.participants else 0 end)::int as men,
       coalesce(l.other_gender, case when l.gender = 3 then l.participants else 0 end)::int as other_gender,
       coalesce(l.under_18, case when l.age_band <= 2 then l.participants else 0 end)::int as under_18,
       coalesce(l.aged_18_59, case when l.age_band between 3 and 5 then l.participants else 0 end)::int as aged_18_59,
       coalesce(l.aged_60_plus, case when l.age_band >= 6 then l.participants else 0 end)::int as aged_60_plus,
       coalesce(l.in_school, case when l.status = 1 then l.participants else 0 end)::int as in_school,
       coalesce(l.unemployed, case when l.status = 2 then l.participants else 0 end)::int as unemployed,
       coalesce(l.employed, case when l.status = 3 then l.participants else 0 end)::int as employed,
       coalesce(l.retired, case when l.status = 4 then l.participants else 0 end)::int as retired,
       coalesce(l.newcomers, case when l.first_visit then l.participants else 0 end)::int as newcomers,
       coalesce(l.regulars, case when not l.first_visit then l.participants else 0 end)::int as regulars,
       (array['usager', 'adherent', 'elu', 'benevole', 'salarie', 'parent', 'enseignant', 'etudiant',
              'cadre_territorial', 'cadre_etat', 'autre'])[l.audience] as audience,
       case when l.referred then l.participants else 0 end::int as referred,
       case when not l.referred then l.participants else 0 end::int as not_referred,
       l.delivery, l.sheet, l.line
from located l;
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
select l.year, l.located_department as department,
       l.place_key as place, l.date, l.session, l.domain, l.mode, l.hours,
       case when l.nth = 1 and l.enrolment is distinct from 'annule' then l.hours end as session_hours,
       l.person, l.function, l.enrolment, l.present, l.certified, l.cost,
       l.delivery, l.sheet, l.line
from located l;
comment on view training_fact is 'One row per enrolment, in force; session_hours stands on one row of each session that was held';

create view donation_fact as
select extract(year from f.date)::int as year, coalesce(own.department, shared.department) as department,
       coalesce(own.producer, shared.producer, d.producer) || '/' || f.place as place,
       f.date, f.beneficiary, f.labelled, f.equipment, f.quantity, f.made_in, f.condition,
       f.destination, f.unit_value, f.homes, f.wiped, factor.kilograms, factor.kg_co2e,
       f.delivery, f.sheet, f.line
from donation f
join delivery d on d.id = f.delivery and d.status = 'in_force'
left join place_location own on own.producer = d.producer and own.place = f.place
left join place_location_shared shared on shared.place = f.place
left join lateral (
    select e.kilograms, e.kg_co2e
    from equipment_factor e
    where e.equipment = f.equipment
    order by (e.first_year > extract(year from f.date)), abs(e.first_year - extract(year from f.date))
    limit 1) factor on true
where f.superseded_by is null;
comment on view donation_fact is 'One row per lot, in force; kilograms and kg_co2e are those of one piece';

create view directory_fact as
with at_year_end as (
    select distinct on (y.year, d.producer, p.place)
        y.year, make_date(y.year, 12, 31) as year_end, d.producer, p.*
    from reported_year y
    join directory p on p.superseded_by is null and p.date <= make_date(y.year, 12, 31)
    join delivery d on d.id = p.delivery and d.status = 'in_force'
    order by y.year, d.producer, p.place, p.date desc, p.delivery desc, p.line desc
)
select s.year, s.department,
       s.producer || '/' || s.place as place, s.commune, s.latitude, s.longitude, s.typology as place_kind, s.canope,
       s.applied_on, s.labelled_on,
       (s.labelled_on is not null and s.labelled_on <= s.year_end
           and (s.label_ends_on is null or s.label_ends_on > s.year_end)) as labelled,
       extract(year from s.labelled_on)::int as labelled_year,
       s.labelled_on - s.applied_on as days_to_label,
       s.charter_on is not null and s.charter_on <= s.year_end as charter_signed,
       s.open_to_public, s.free_hours, s.mediators, s.computers,
       s.subscription, s.subscription_price,
       avg(s.subscription_price) filter (where s.subscription = 'plein') over (partition by s.year) as full_price,
       s.year_end - s.updated_on as days_since_update, s.filled,
       s.delivery, s.sheet, s.line
from at_year_end s;
comment on view directory_fact is 'One row per place and year: its state on 31 December; full_price is the year''s mean full price';

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
       cast(null as text) as place, l.date, l.funder, l.nature, l.level,
       l.amount * coalesce(s.share, 1) as amount, l.hours * coalesce(s.share, 1) as hours,
       l.delivery, l.sheet, l.line
from line l
left join share s on s.delivery = l.delivery and s.sheet = l.sheet and s.line = l.line;
comment on view funding_fact is 'One row per sum and department; sums for the whole country have no department';

create view coverage_fact as
with reached as (
    select year, commune, min(delivery) as delivery
    from attendance_fact
    where commune is not null
    group by year, commune
)
select y.year, c.department, c.commune, c.inhabitants, r.commune is not null as reached,
       cast(null as text) as place, make_date(y.year, 12, 31) as date,
       r.delivery, c.commune as sheet, 0 as line
from (select distinct year from reached) y
cross join commune_population c
left join reached r on r.year = y.year and r.commune = c.commune;
comment on view coverage_fact is 'One row per commune and year with attendance; the delivery is the first that names it';

create view reception_fact as
select extract(year from d.last_date)::int as year, cast(null as varchar(3)) as department,
       cast(null as text) as place, d.last_date as date, d.source, d.producer,
       d.lines_read - d.passed_over as lines,
       (select count(*) from (select distinct r.sheet, r.line from rejection r
                              where r.delivery = d.id and r.cleared_by is null) standing) as rejected,
       d.id as delivery, '' as sheet, d.header_line as line
from delivery d
where d.status = 'in_force' and d.last_date is not null and d.corrects is null;
comment on view reception_fact is 'One row per delivery, in the year of its last line: lines that came back corrected are no new ones';

-- Figures computed before are computed again, under numbers that no earlier report bears.
drop table figure;
delete from computation;
comment on column computation.fingerprint is 'SHA-256 over the fingerprints of its parts';

create table part (
    id          bigint generated always as identity primary key,
    indicator   text     not null,
    year        int      not null,
    fingerprint char(64) not null unique
);
comment on table part is 'The figures of one indicator and year, computed once from one state of facts and definition';

create table computation_part (
    computation bigint not null references computation,
    part        bigint not null references part,
    primary key (computation, part)
);

create table figure (
    part         bigint not null references part,
    period       varchar(7) not null,
    perimeter    text   not null,
    level        text   not null,
    territory    text   not null,
    dimension    text   not null,
    category     text   not null,
    value        numeric,
    numerator    numeric,
    denominator  numeric,
    unknown_rate numeric,
    contributors bigint not null,
    status       char(1) not null
);
create index on figure (part);
comment on table figure is 'One row per indicator, period, territory and category; dimension is empty for the whole';

-- What a committee was shown.
create table publication (
    id           bigint generated always as identity primary key,
    year         int    not null,
    computation  bigint not null references computation,
    published_on date   not null
);
comment on table publication is 'A year''s figures as a committee was shown them';

create table publication_delivery (
    publication bigint not null references publication,
    delivery    bigint not null references delivery,
    primary key (publication, delivery)
);
comment on table publication_delivery is 'The deliveries in force at a publication';
