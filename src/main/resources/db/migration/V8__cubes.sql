-- What a year's facts were summed to, kept so that a night reads the lines that came and no others. It can be made again
-- at any time, so that it need not survive a crash of the server.
create unlogged table cube (
    id         bigint generated always as identity primary key,
    facts      text     not null,
    year_basis text     not null,
    year       int      not null,
    shape      char(64) not null,
    unique (facts, year_basis, year)
);
comment on table cube is 'The sums and sets of a year''s facts; its shape is a fingerprint of what is summed and of what else it rests on';

create unlogged table cube_delivery (
    cube     bigint not null references cube on delete cascade,
    delivery bigint not null references delivery,
    primary key (cube, delivery)
);
comment on table cube_delivery is 'The deliveries whose lines a cube holds';

create unlogged table cube_piece (
    cube    bigint not null references cube on delete cascade,
    piece   int    not null,
    content bytea  not null,
    primary key (cube, piece)
);
alter table cube_piece alter column content set storage external;
comment on table cube_piece is 'The cube itself, in pieces of a megabyte';

-- Which communes a delivery's lines in force name, or by which places: coverage need not look through attendance for it.
create table delivery_commune (
    delivery        bigint not null references delivery,
    year            int    not null,
    convention_year int    not null,
    commune         varchar(5),
    place           text
);
create index on delivery_commune (delivery);
comment on column delivery_commune.convention_year is 'The year that begins on 3 February, the 34th day';
comment on table delivery_commune is 'The communes of a delivery''s attendance in force; the place where a line names no commune';
insert into delivery_commune
select delivery, extract(year from date)::int, extract(year from date - 33)::int, commune,
       case when commune is null then place end
from attendance
where superseded_by is null
group by 1, 2, 3, 4, 5;

create or replace view coverage_fact as
with reached as (
    select n.year, coalesce(n.commune, own.commune, shared.commune) as commune, min(n.delivery) as delivery
    from delivery_commune n
    join delivery d on d.id = n.delivery and d.status = 'in_force'
    left join place_location own on own.producer = d.producer and own.place = n.place
    left join place_location_shared shared on shared.place = n.place
    where coalesce(n.commune, own.commune, shared.commune) is not null
    group by 1, 2
)
select y.year, c.department, c.commune, c.inhabitants, r.commune is not null as reached,
       cast(null as text) as place, make_date(y.year, 12, 31) as date,
       r.delivery, c.commune as sheet, 0 as line
from (select distinct year from reached) y
cross join commune_population c
left join reached r on r.year = y.year and r.commune = c.commune;

create table reference_state (
    fingerprint char(64) not null
);
comment on table reference_state is 'What territory, population, commune_population and equipment_factor were last filled with';

-- Figures are copied together with the parts they belong to: looking each part up again took as long as copying.
alter table figure drop constraint figure_part_fkey;
